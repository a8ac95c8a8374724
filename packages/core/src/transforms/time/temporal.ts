import { createRequire } from 'node:module';
import type * as Polyfill from 'temporal-polyfill';

/** The Temporal of the language. */
export type TemporalLibrary = typeof Polyfill.Temporal;

const require = createRequire(import.meta.url);

/**
 * The built-in one where Node has it (26), else the polyfill, which is loaded when the first local time is met: an
 * installation without any does not pay for it.
 */
export const temporal = (): TemporalLibrary =>
  (globalThis as { readonly Temporal?: TemporalLibrary }).Temporal ??
  (require('temporal-polyfill') as typeof Polyfill).Temporal;
