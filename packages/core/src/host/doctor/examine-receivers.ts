import { isEilboteError } from '@eilbote/contract';
import { daysLeft, type UsedCertificate } from '../../certificates/index.ts';
import type { ConfiguredConnection, ConfiguredWebhook } from '../../configuration/configured-webhook.ts';
import { failureCatalogue } from '../../failures/index.ts';
import { proxyName, type Approved } from '../../network/index.ts';
import { TransportFailure, type Reached } from '../../ports/index.ts';
import { Routes, type Route } from '../../stages/send/routes.ts';
import { secretReader, usedCertificates, type RouteDefinition } from '../../webhooks/index.ts';
import { splitUrl } from '../../webhooks/address.ts';
import type { Engine } from '../engine.ts';
import { countOf } from './counts.ts';
import { certificateFindings } from './examine-certificates.ts';
import { found, ok, type Finding } from './finding.ts';

/** DNS and handshake together. */
const budgetMs = 10_000;
/** A name may have addresses that are out of order. */
const mostAddresses = 3;
const atOnce = 8;

/** Somebody whom calls go to: a connection, or a webhook with a URL of its own. */
interface Receiver {
  readonly name: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly isUsed: boolean;
  readonly definition: RouteDefinition;
  route(): Route;
}

/**
 * Asks DNS and makes the TLS handshake with the receiver of every saved webhook and connection, judged and on the way of
 * a real call. Nothing is sent to them.
 */
export async function examineReceivers(engine: Engine): Promise<readonly Finding[]> {
  const receivers = receiversOf(engine);
  const findings: (readonly Finding[])[] = [];
  const waiting = receivers.entries();
  const work = async () => {
    for (const [index, receiver] of waiting) findings[index] = await examine(engine, receiver);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return findings.flat();
}

function receiversOf({ configuration, secrets }: Engine): readonly Receiver[] {
  const { webhooks: all, connections } = configuration.current;
  const webhooks = [...all];
  const routes = new Routes();
  const receiver = (
    kind: 'webhook' | 'connection',
    one: ConfiguredWebhook | ConfiguredConnection,
    url: string | undefined,
    isUsed: boolean,
  ): readonly Receiver[] => {
    // What cannot be read for lack of the key is told by the examination of the key.
    if (one.locked || url === undefined) return [];
    const { definition, id, stored } = one;
    const read = secretReader(secrets, kind, { id, definition: stored });
    const route = () => routes.of({ definition, slotOf: (slot) => slot }, read);
    return [{ name: definition.name, origin: splitUrl(url).origin, isUsed, definition, route }];
  };
  return [
    ...[...connections].flatMap((one) => {
      const isUsed = webhooks.some(({ connection, status }) => connection?.id === one.id && status !== 'inactive');
      return receiver('connection', one, one.definition.baseUrl, isUsed);
    }),
    ...webhooks
      .filter(({ connection }) => connection === undefined)
      .flatMap((one) => receiver('webhook', one, one.definition.url, one.status !== 'inactive')),
  ];
}

async function examine(engine: Engine, receiver: Receiver): Promise<readonly Finding[]> {
  const { guard, clock } = engine;
  const subject = receiver.name;
  const level = receiver.isUsed ? 'problem' : 'warning';
  const own = certificateFindings(engine, subject, usedCertificates(receiver.definition.tls));
  const end = clock.monotonic() + budgetMs;
  try {
    const route = receiver.route();
    const approval = await guard.approve(`${receiver.origin}/`, budgetMs, route.proxy);
    if (approval.kind === 'refused') {
      const { text, code } = approval.refusal;
      return [...own, found(level, 'receivers', text, { subject, code })];
    }
    if (approval.kind === 'unresolved') {
      const failure = approval.proxy === undefined ? approval.failure : 'PROXY_FAILED';
      const host = approval.proxy === undefined ? receiver.origin : proxyName(approval.proxy);
      return [...own, failureFinding(level, subject, new TransportFailure(failure, 'DNS'), host)];
    }
    const reached = await reach(engine, approval, route, end);
    const certificate = reached.certificate;
    const shown: readonly UsedCertificate[] =
      certificate === undefined
        ? []
        : [{ kind: 'receiver', name: new URL(receiver.origin).host, validUntil: certificate.validUntil }];
    return [
      ...own,
      ...certificateFindings(engine, subject, shown),
      reachedFinding(engine, receiver, approval, reached),
    ];
  } catch (error) {
    if (error instanceof TransportFailure) return [...own, failureFinding(level, subject, error, receiver.origin)];
    if (isEilboteError(error)) return [...own, found(level, 'receivers', error.text, { subject, code: error.code })];
    throw error;
  }
}

async function reach(
  { probe, clock }: Engine,
  { url, addresses, proxy }: Approved,
  { tls }: Route,
  end: number,
): Promise<Reached> {
  let failure: unknown;
  for (const address of addresses.slice(0, mostAddresses)) {
    const deadlineMs = Math.max(1, end - clock.monotonic());
    const way = { ...(proxy === undefined ? {} : { proxy }), ...(tls === undefined ? {} : { tls }) };
    try {
      return await probe.reach({ url, address, deadlineMs, ...way });
    } catch (error) {
      failure = error;
      const another = error instanceof TransportFailure && error.failure.startsWith('CONNECT_');
      if (!another || clock.monotonic() >= end) break;
    }
  }
  throw failure;
}

function reachedFinding(
  { clock }: Engine,
  { name, origin }: Receiver,
  { proxy }: Approved,
  { protocol, certificate }: Reached,
): Finding {
  const days = certificate === undefined ? undefined : daysLeft(certificate.validUntil, clock.now());
  const left = countOf(days ?? 0, { de: ['Tag', 'Tage'], en: ['day', 'days'] });
  const secure = {
    de: protocol === undefined ? 'ohne Verschlüsselung' : `${protocol}, Zertifikat noch ${left.de} gültig`,
    en: protocol === undefined ? 'without encryption' : `${protocol}, certificate valid for another ${left.en}`,
  };
  const via =
    proxy === undefined
      ? { de: '', en: '' }
      : { de: ` über den Proxy ${proxyName(proxy)}`, en: ` through the proxy ${proxyName(proxy)}` };
  return {
    ...ok(
      'receivers',
      `${origin} ist${via.de} erreichbar (${secure.de}).`,
      `${origin} can be reached${via.en} (${secure.en}).`,
    ),
    subject: name,
  };
}

function failureFinding(
  level: 'warning' | 'problem',
  subject: string,
  { failure, message }: TransportFailure,
  where: string,
): Finding {
  const { title, cause, remedy } = failureCatalogue[failure];
  return found(
    level,
    'receivers',
    { de: `${where}: ${title.de} (${message}). ${cause.de}`, en: `${where}: ${title.en} (${message}). ${cause.en}` },
    { subject, code: failure, remedy },
  );
}
