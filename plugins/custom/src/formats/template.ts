import type { Format } from './format.ts';

/** `template`: the body is the webhook's own template; there is no object that anything could collide in. */
export const template: Format = {
  members: () => [],
  taken: () => [],
};
