import { exact } from './number-of.ts';

/** Commercial rounding: a half goes away from zero. */
export function rounded(value: number, digits: number): number {
  const shifted = Number(`${exact(Math.abs(value))}e${digits}`);
  if (!Number.isFinite(shifted)) return value;
  return Math.sign(value) * Number(`${Math.round(shifted)}e${-digits}`);
}
