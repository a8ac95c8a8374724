export { gotTransport } from './got-transport.ts';
export type { ConnectionOptions } from './connections.ts';
