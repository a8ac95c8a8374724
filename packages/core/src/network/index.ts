export type { AddressKind, AddressVerdict } from './address-kinds.ts';
export { classifyAddress, type ClassifiedAddress } from './classify-address.ts';
export * from './errors.ts';
export * from './guard.ts';
export * from './policy.ts';
export { readAuthorities } from './read-authorities.ts';
export { systemResolver, type SystemResolverOptions } from './system-resolver.ts';
