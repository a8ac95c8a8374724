import type { ClientRequest, ClientRequestArgs } from 'node:http';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectSecurely, type SecureContext } from 'node:tls';
import type { Duplex } from 'node:stream';
import type { ProxyHop } from '../ports/index.ts';
import { ProxyRefusal } from './connect-errors.ts';
import { PinnedHttpAgent, PinnedHttpsAgent, watch, type PinOptions } from './pinned-agent.ts';
import { openTunnel } from './proxy-tunnel.ts';

type CreateConnection = (error: Error | null, stream: Duplex) => void;

/** Connections through a proxy: pinned to the address of the proxy, which is approved as well. */
export interface ProxyPin extends PinOptions {
  readonly proxy: ProxyHop;
  /** What the connection to a proxy with TLS is made with: its certificate is checked as that of any receiver. */
  proxyContext(): SecureContext;
}

/** Calls with TLS: the proxy connects to the receiver and then sees nothing but ciphertext. */
export class TunnelAgent extends PinnedHttpsAgent {
  readonly #pin: ProxyPin;

  constructor(pin: ProxyPin) {
    super(pin);
    this.#pin = pin;
  }

  override createConnection(options: ClientRequestArgs, callback?: CreateConnection): undefined {
    openTunnel(
      this.#pin.proxy,
      () => connectToProxy(this.#pin),
      (error, socket) => {
        if (socket === undefined) callback?.(error ?? new ProxyRefusal('PROXY_UNREADABLE'), undefined as never);
        else callback?.(null, super.createConnection({ ...options, socket } as ClientRequestArgs) as Duplex);
      },
    );
  }
}

/** Calls without TLS: the proxy reads the whole URL from the request line (RFC 9112 3.2.2) and makes the call. */
export class ForwardingAgent extends PinnedHttpAgent {
  readonly #pin: ProxyPin;

  constructor(pin: ProxyPin) {
    super(pin);
    this.#pin = pin;
  }

  override createConnection(): Socket {
    return connectToProxy(this.#pin);
  }

  /** Called by Node for every request, before its head is written. */
  addRequest(request: ClientRequest, ...rest: readonly unknown[]): void {
    request.path = `http://${String(request.getHeader('host'))}${request.path}`;
    const { authorization } = this.#pin.proxy;
    if (authorization !== undefined) request.setHeader('Proxy-Authorization', authorization);
    const { addRequest } = PinnedHttpAgent.prototype as unknown as {
      addRequest(this: ForwardingAgent, request: ClientRequest, ...rest: readonly unknown[]): void;
    };
    addRequest.call(this, request, ...rest);
  }
}

/** The connection to the proxy itself. */
export function connectToProxy(pin: ProxyPin): Socket {
  const { proxy, address } = pin;
  const to = { host: address, port: proxy.port };
  if (!proxy.secure) return watch(connectPlain(to), pin, 'connect');
  const servername = isIP(proxy.host) === 0 ? { servername: proxy.host } : {};
  const options = { ...to, ...servername, secureContext: pin.proxyContext(), rejectUnauthorized: true };
  return watch(connectSecurely(options), pin, 'secureConnect');
}
