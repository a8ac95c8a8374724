/** Stands wherever a secret or a personal value was left out: in shown requests, logs, errors and lists. */
export const sentinel = '•••';
