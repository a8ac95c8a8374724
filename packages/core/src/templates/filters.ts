import { Drop, type FilterImplOptions } from 'liquidjs';
import type { JsonValue } from '@eilbote/contract';
import { applyTransform, transforms, type GivenParameter, type Transform } from '../transforms/index.ts';
import { TemplateRun } from './template-run.ts';

type FilterHandler = Exclude<FilterImplOptions, { readonly handler: unknown }>;
type FilterImplementation = ThisParameterType<FilterHandler>;
type FilterArguments = FilterImplementation['token']['args'];

/** All filters that a template may use are the transforms, under their names. */
export const filters: { readonly [name: string]: FilterHandler } = Object.fromEntries(
  transforms.map((transform) => [transform.name, filterOf(transform)]),
);

/** Names of all filters, in the order they are documented. */
export const filterNames: readonly string[] = Object.keys(filters);

/** A filter costs a step, and one more for every 128 characters that it is given: chains of filters are bounded, too. */
const charactersOfAStep = 128;

function filterOf(transform: Transform): FilterHandler {
  return function apply(this: FilterImplementation, value: unknown, ...given: unknown[]) {
    const { context, token } = this;
    if (!(context instanceof TemplateRun)) throw new TypeError('A filter was used outside of a template run.');
    context.step(1 + Math.floor(charactersIn([value, ...given]) / charactersOfAStep));
    return applyTransform(transform, plain(value), givenParameters(token.args, given), context.surroundings);
  };
}

const charactersIn = (values: readonly unknown[]) =>
  values.reduce((sum: number, value) => sum + (typeof value === 'string' ? value.length : 0), 0);

/** The values as the language hands them over, with the names that they have in the template. */
const givenParameters = (args: FilterArguments, values: readonly unknown[]): readonly GivenParameter[] =>
  args.map((arg, index): GivenParameter => {
    const value = values[index];
    if (!Array.isArray(arg)) return { value: plain(value) };
    return { name: String(arg[0]), value: plain(Array.isArray(value) ? value[1] : value) };
  });

/** What is known of parameters before the template runs: literals. */
export const literalParameters = (args: FilterArguments): readonly GivenParameter[] =>
  args.map((arg) => {
    const [name, token] = Array.isArray(arg) ? arg : [undefined, arg];
    return {
      ...(name === undefined ? {} : { name }),
      ...(token !== undefined && 'content' in token ? { value: plain(token.content) } : {}),
    };
  });

/** A value of a record or of the template; objects of the language itself, as `forloop`, are no values. */
const plain = (value: unknown): JsonValue =>
  value === undefined || value instanceof Drop ? null : (value as JsonValue);
