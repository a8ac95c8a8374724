export * from './attempt-lines.ts';
export * from './delivery-lines.ts';
export * from './describe-log-lines.ts';
export * from './erasure-lines.ts';
export * from './log-line.ts';
export * from './resend-lines.ts';
export * from './subjects.ts';
export * from './webhook-lines.ts';
