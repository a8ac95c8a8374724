/** Characters of a template. */
export const maximumTemplateLength = 65_536;
/** Characters of a result, and of any text that a filter makes. */
export const maximumResultLength = 1_048_576;
/** Outputs, texts and tags that are worked off. The same for every run, unlike the time. */
export const maximumSteps = 200_000;
/** Elements of the ranges that a template makes. */
export const maximumMemory = 1_000_000;
/** Milliseconds; the last resort, for expressions that are slow although they take few steps. */
export const maximumTimeMs = 1_000;
