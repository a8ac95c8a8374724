/**
 * Names under which the secrets of a webhook and of its connection are stored and filled in. Those of the connection
 * start with `connection/`.
 */
export const attributeSlot = (name: string): string => `attribute:${name}`;
export const headerSlot = (name: string): string => `header:${name.toLowerCase()}`;
export const signingSlot = 'signing';
export const connectionSlot = (slot: string): string => `connection/${slot}`;

/** The slot of a connection without its prefix; `undefined` for a slot of the webhook itself. */
export const ofConnection = (slot: string): string | undefined =>
  slot.startsWith('connection/') ? slot.slice('connection/'.length) : undefined;
