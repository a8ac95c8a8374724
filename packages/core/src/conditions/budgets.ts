/**
 * Limits of one conditions text. They keep the work of reading and evaluating it bounded, whoever wrote it, and lie far
 * above what a person writes.
 */
export const conditionBudgets = {
  /** UTF-16 units. */
  textLength: 16_384,
  comparisons: 200,
  /** Values in all `IN [...]` lists together. */
  listValues: 1_000,
  /** Parentheses and NOT inside each other. */
  depth: 32,
  /** Names in one path, e.g. three in `details.neu.Status`. */
  pathNames: 8,
  /** Findings reported at once. */
  findings: 20,
} as const;
