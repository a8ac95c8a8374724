import type { WireRequest } from '../request/index.ts';
import type { BuiltRequest } from '../stages/build/index.ts';

/**
 * The headers by which the target system tells of the body, as the context of a CloudEvent in binary mode: they are part
 * of the content and stay with it. Those of the webhook and its connection (keys, mostly) are always the present ones.
 *
 * @param wire the present request with the body of an earlier version
 * @param now what the present version builds
 * @param then what that earlier version builds
 */
export function withHeadersOfContent(wire: WireRequest, now: BuiltRequest, then: BuiltRequest): WireRequest {
  const others = Object.entries(wire.headers).filter(([name]) => !isOfContent(name, now));
  const ofContent = Object.entries(then.wire.headers).filter(([name]) => isOfContent(name, then));
  return { ...wire, headers: { ...Object.fromEntries(others), ...Object.fromEntries(ofContent) } };
}

/** The content type is frozen with the body. */
const isOfContent = (name: string, { input, transformed }: BuiltRequest): boolean =>
  name.toLowerCase() !== 'content-type' && transformed.headers[name] !== input.webhook.headers[name];
