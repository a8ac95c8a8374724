export * from './certificate.ts';
export * from './expiry.ts';
