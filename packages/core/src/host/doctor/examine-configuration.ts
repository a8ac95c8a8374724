import type { LocalizedText } from '@eilbote/contract';
import { checkWebhook } from '../../webhooks/index.ts';
import { known } from '../check-context.ts';
import type { Engine } from '../engine.ts';
import { countOf } from './counts.ts';
import { found, ok, type Finding } from './finding.ts';
import { spanOf } from './spans.ts';

/** What is wrong with saved webhooks by now: tables, event types, target systems or actions that are gone. */
export function examineWebhooks(engine: Engine): readonly Finding[] {
  const webhooks = [...engine.configuration.current.webhooks];
  const findings = webhooks.flatMap(({ definition, locked, status }) =>
    checkWebhook(definition, { ...known(engine), locked }).problems.map(({ path, code, text }) =>
      found(
        status === 'inactive' ? 'warning' : 'problem',
        'webhooks',
        { de: `${path || '/'}: ${text.de}`, en: `${path || '/'}: ${text.en}` },
        { subject: definition.name, code, remedy: putRight },
      ),
    ),
  );
  if (findings.length > 0) return findings;
  const count = countOf(webhooks.length, { de: ['Webhook', 'Webhooks'], en: ['webhook', 'webhooks'] });
  const active = webhooks.filter(({ status }) => status === 'active').length;
  return [
    ok(
      'webhooks',
      `${count.de}, davon ${active} aktiv: alles passt zu Ereignisarten, Tabellen und Zielsystemen.`,
      `${count.en}, ${active} of them active: all fits event types, tables and target systems.`,
    ),
  ];
}

const putRight: LocalizedText = {
  de: 'Berichtigen Sie den Webhook mit „eilbote webhooks edit“, oder nehmen Sie das fehlende Plugin wieder in eilbote.config.ts auf.',
  en: 'Put the webhook right with "eilbote webhooks edit", or register the missing plugin in eilbote.config.ts again.',
};

/** Connections that need a person. */
export function examineConnections({ configuration, clock }: Engine): readonly Finding[] {
  const connections = [...configuration.current.connections];
  const now = clock.now();
  const findings = connections.flatMap(({ definition, attention }) => {
    if (attention === null) return [];
    const since = spanOf(now - attention.since);
    return [
      found(
        'problem',
        'connections',
        {
          de: `Zugangsdaten abgelehnt seit ${since.de} (${attention.reason}). Zustellungen warten.`,
          en: `Credentials refused for ${since.en} (${attention.reason}). Deliveries wait.`,
        },
        {
          subject: definition.name,
          code: 'HTTP_401_403',
          remedy: {
            de: 'Geben Sie mit „eilbote connections edit“ neue Zugangsdaten ein, oder versuchen Sie es mit „eilbote connections retry“ noch einmal.',
            en: 'Enter new credentials with "eilbote connections edit", or try once more with "eilbote connections retry".',
          },
        },
      ),
    ];
  });
  const count = countOf(connections.length, {
    de: ['Verbindung ist', 'Verbindungen sind'],
    en: ['connection is', 'connections are'],
  });
  return findings.length > 0 || connections.length === 0
    ? findings
    : [ok('connections', `${count.de} bereit.`, `${count.en} ready.`)];
}

/** What was paused by hand, and might have been forgotten. */
export async function examinePauses({ configuration, clock, store }: Engine): Promise<readonly Finding[]> {
  const { pauses, webhooks, connections } = configuration.current;
  const now = clock.now();
  const restoration = await store.restoration();
  if (restoration !== undefined) {
    const since = spanOf(now - restoration.at);
    return [
      found(
        'warning',
        'pauses',
        {
          de: `Die Datenbank wurde vor ${since.de} aus einer Sicherung wiederhergestellt; bis zur Freigabe wird nichts gesendet.`,
          en: `The database was restored from a backup ${since.en} ago; nothing is sent until that is released.`,
        },
        {
          code: 'DISPATCH_HELD',
          remedy: {
            de: '„eilbote db release“ zeigt, was wartet, und gibt es frei.',
            en: '"eilbote db release" shows what waits, and releases it.',
          },
        },
      ),
    ];
  }
  const everything = pauses.ofEverything;
  if (everything !== undefined) {
    const since = spanOf(now - everything.since);
    const why = everything.reason === null ? '' : ` (${everything.reason})`;
    return [
      found(
        'warning',
        'pauses',
        { de: `Alles ist angehalten, seit ${since.de}${why}.`, en: `Everything is paused, for ${since.en}${why}.` },
        {
          remedy: {
            de: 'Weiter geht es mit „eilbote lanes resume --all“.',
            en: '"eilbote lanes resume --all" goes on.',
          },
        },
      ),
    ];
  }
  const lanes = new Map([
    ...[...connections].map(({ id, definition }) => [`connection:${id}`, definition.name] as const),
    ...[...webhooks]
      .filter(({ connection }) => connection === undefined)
      .map(({ lane, definition }) => [lane, definition.name] as const),
  ]);
  const paused = [
    ...[...lanes].flatMap(([lane, name]) => (pauses.of(lane) === undefined ? [] : [name])),
    ...[...webhooks].filter(({ status }) => status === 'paused').map(({ definition }) => definition.name),
  ];
  if (paused.length === 0) return [ok('pauses', 'Nichts ist angehalten.', 'Nothing is paused.')];
  const names = [...new Set(paused)].join(', ');
  return [
    found('warning', 'pauses', {
      de: `Angehalten sind: ${names}. Ihre Zustellungen werden gesammelt.`,
      en: `Paused are: ${names}. Their deliveries are collected.`,
    }),
  ];
}
