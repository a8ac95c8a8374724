/** Largest event, as UTF-8 bytes of its records and details in JSON. */
export const largestEventBytes = 1024 * 1024;

/** Objects and lists inside of each other, counted from the event. */
export const deepestLevel = 64;

/** Characters of an event id that a host gives, and of a record key. */
export const longestId = 200;
export const longestKey = 500;

/** Further warnings of one event are counted, not listed. */
export const mostWarnings = 100;
