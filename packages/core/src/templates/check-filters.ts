import { Token, toValueSync, Value, type Filter, type Template } from 'liquidjs';
import { isEilboteError } from '@eilbote/contract';
import { checkParameters, transformNamed } from '../transforms/index.ts';
import { TEMPLATE_INVALID } from './errors.ts';
import { literalParameters } from './filters.ts';

/**
 * Finds filters that are used with parameters that they do not know, while somebody writes the template and not when
 * the first event comes.
 * @throws TEMPLATE_INVALID with line and column of the filter
 */
export function checkFilters(templates: readonly Template[]): void {
  for (const template of templates) {
    for (const argument of template.arguments?.() ?? []) {
      if (argument instanceof Value) argument.filters.forEach(checkFilter);
    }
    const inner: unknown = template.children === undefined ? [] : toValueSync(template.children(false, true));
    if (Array.isArray(inner)) checkFilters(inner as readonly Template[]);
  }
}

function checkFilter(filter: Filter): void {
  const transform = transformNamed(filter.name);
  if (transform === undefined) return;
  try {
    checkParameters(transform, literalParameters(filter.args));
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    const token: unknown = filter['token'];
    const [line = 1, column = 1] = token instanceof Token ? token.getPosition() : [];
    throw TEMPLATE_INVALID({ line, column, reason: error.text }, { cause: error });
  }
}
