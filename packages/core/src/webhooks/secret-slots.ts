/** Slots are the names under which secrets are stored and filled in. This one is of a secret attribute. */
export const attributeSlot = (name: string): string => `attribute:${name}`;
/** Header names do not tell upper from lower case. */
export const headerSlot = (name: string): string => `header:${name.toLowerCase()}`;
/** A secret of the authorisation of a connection, by the name of its property. */
export const authSlot = (property: string): string => `auth:${property}`;
/** A secret setting of a connection. */
export const settingSlot = (name: string): string => `setting:${name}`;
/** A secret of the TLS settings, by the name of its property. */
export const tlsSlot = (property: string): string => `tls:${property}`;
/** A secret of the proxy, by the name of its property. */
export const proxySlot = (property: string): string => `proxy:${property}`;
/** The secret that signs the calls. */
export const signingSlot = 'signing';
/** The one before, as long as it goes on signing. */
export const previousSigningSlot = 'signing.previous';
/** A slot of the connection, as its webhooks name it. */
export const connectionSlot = (slot: string): string => `connection/${slot}`;
