const day = 24 * 60 * 60 * 1000;

/** So long before a certificate ends it is warned of. */
export const warningTimeMs = 30 * day;

/** Whole days that a certificate is still valid; negative when it has ended. */
export const daysLeft = (validUntil: number, now: number): number => Math.floor((validUntil - now) / day);

/** It ends soon, or has ended. */
export const endsSoon = (validUntil: number, now: number): boolean => validUntil - now < warningTimeMs;
