import { longestText } from '../transforms/longest-text.ts';

/** Characters of a template. */
export const maximumTemplateLength = 65_536;
/** Characters of a result; filters make no longer texts either. */
export const maximumResultLength = longestText;
/** Outputs, texts and tags that are worked off. The same for every run, unlike the time. */
export const maximumSteps = 100_000;
/** Elements of the ranges that a template makes. */
export const maximumMemory = 1_000_000;
/** Milliseconds; the last resort, for expressions that are slow although they take few steps. */
export const maximumTimeMs = 1_000;
