export type { Digest, DigestCertificate, DigestFailure, DigestOutcome, DigestSpan } from './digest.ts';
export { digestText, type DigestText } from './digest-text.ts';
