export { gotTransport } from './got-transport.ts';
export { receiverProbe } from './receiver-probe.ts';
export type { ConnectionOptions } from './connections.ts';
