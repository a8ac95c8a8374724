import * as budgets from './budgets.ts';
import * as fields from './fields.ts';
import * as refusals from './refusals.ts';
import * as syntax from './syntax.ts';
import * as valueSyntax from './value-syntax.ts';
import * as values from './values.ts';

/** Every finding that a conditions text can have, sorted by code, for the documentation. */
export const conditionFindings = Object.values({
  ...syntax,
  ...valueSyntax,
  ...refusals,
  ...budgets,
  ...fields,
  ...values,
})
  .map(({ code, severity, meaning }) => ({ code, severity, meaning }))
  .toSorted((left, right) => (left.code < right.code ? -1 : 1));
