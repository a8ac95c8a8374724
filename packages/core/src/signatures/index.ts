export { readPublicKey } from './ed25519.ts';
export * from './errors.ts';
export * from './signature-header.ts';
export * from './signature-headers.ts';
export type * from './signed-content.ts';
export { checkSigningSecret, newSigningSecret, publicKeyOf, schemeOf, type SigningScheme } from './signing-secret.ts';
export { signatureOf } from './standard-webhooks.ts';
