export * from './certificate-notice.ts';
export * from './certificate-watch.ts';
export * from './certificate.ts';
export * from './expiry.ts';
