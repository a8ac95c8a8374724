import type { OwnProxy } from '../../network/index.ts';
import type { TlsIdentity } from '../../ports/index.ts';
import type { SecretReader } from '../../request/index.ts';
import { proxySlot, tlsSlot, type RouteDefinition } from '../../webhooks/index.ts';

/** How the calls of a webhook or connection get to their receiver. */
export interface CallRoute {
  /** One object for each version of the webhook or connection. */
  readonly definition: RouteDefinition;
  /** The slot of a secret as the reader of the call names it. */
  readonly slotOf: (slot: string) => string;
}

/** The same with its secrets in clear. */
export interface Route {
  readonly tls?: TlsIdentity;
  readonly proxy?: OwnProxy;
}

const direct: Route = {};

/**
 * The routes of webhooks and connections, made at the first call of each version: a connection is used again only by
 * calls of the same TLS identity, which is known by its object.
 */
export class Routes {
  readonly #known = new WeakMap<RouteDefinition, Route>();

  /** @throws EilboteError when a secret cannot be read */
  of(route: CallRoute | undefined, secrets: SecretReader): Route {
    if (route === undefined) return direct;
    const { definition, slotOf } = route;
    let known = this.#known.get(definition);
    if (known === undefined) {
      known = routeOf(definition, (slot) => secrets(slotOf(slot)));
      this.#known.set(definition, known);
    }
    return known;
  }
}

function routeOf({ tls, proxy }: RouteDefinition, secrets: SecretReader): Route {
  return {
    ...(tls === undefined ? {} : { tls: identityOf(tls, secrets) }),
    ...(proxy === undefined ? {} : { proxy: accessOf(proxy, secrets) }),
  };
}

function identityOf(
  { certificateAuthorities, certificate, privateKey, passphrase }: NonNullable<RouteDefinition['tls']>,
  secrets: SecretReader,
): TlsIdentity {
  return {
    ...(certificateAuthorities === undefined ? {} : { certificateAuthorities }),
    ...(certificate === undefined ? {} : { certificate }),
    ...(privateKey === undefined ? {} : { privateKey: secrets(tlsSlot('privateKey')) }),
    ...(passphrase === undefined ? {} : { passphrase: secrets(tlsSlot('passphrase')) }),
  };
}

function accessOf(proxy: NonNullable<RouteDefinition['proxy']>, secrets: SecretReader): OwnProxy {
  if (proxy === 'none') return proxy;
  const { url, user, password } = proxy;
  return {
    url,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: secrets(proxySlot('password')) }),
  };
}
