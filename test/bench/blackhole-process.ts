import { createServer, type AddressInfo } from 'node:net';

const server = createServer();
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
