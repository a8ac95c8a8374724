import {
  parseConditions,
  describeConditions,
  longestHoldSeconds,
  reasonIn,
  type AttributeDefinition,
  type WebhookView,
} from '@eilbote/core';
import { say, styled, type Io } from '../../io.ts';
import { facts, heading } from '../../output/block.ts';
import { printProblems } from '../../output/problems.ts';
import { table } from '../../output/table.ts';
import { localTime, span } from '../../output/time.ts';
import { certificateFacts, proxyText } from '../routes/show-route.ts';
import { sourceText } from '../../arguments/mapped-field.ts';
import { signingText } from '../signing/signing-text.ts';
import { limitWords, orderWords, partWords, repetitionWords } from '../../texts/definition-words.ts';
import { statusStyles, statusWords, yes } from '../../texts/words.ts';

const hidden = '•••';

/** A webhook for people: what it does first, the fine print below. */
export function showWebhook(io: Io, webhook: WebhookView, waiting: number): void {
  const { definition, status } = webhook;
  const de = io.language === 'de';
  io.out(`${styled(io, 'bold', definition.name)}  ${styled(io, statusStyles[status], say(io, statusWords[status]))}`);
  if (webhook.statusReason !== null) io.out(styled(io, 'yellow', say(io, pausedBecause(webhook.statusReason))));
  if (webhook.locked) {
    const text = {
      de: 'Der Schlüssel fehlt: URL und Geheimnisse sind nicht lesbar, Zustellungen warten.',
      en: 'The key is missing: URL and secrets cannot be read, deliveries wait.',
    };
    io.out(styled(io, 'red', say(io, text)));
  }
  io.out('');
  facts(io, [
    [de ? 'Kennung' : 'id', webhook.id],
    [de ? 'Fassung' : 'version', `${webhook.version} (${localTime(webhook.savedAt, io.language)})`],
    [de ? 'Ereignis' : 'event', definition.event],
    [de ? 'Zielsystem' : 'target', `${definition.target} / ${definition.action}`],
    ['URL', definition.url],
    [de ? 'Verbindung' : 'connection', definition.connection],
    [de ? 'Pfad' : 'path', definition.path],
    [de ? 'Tabelle' : 'table', definition.table],
    [de ? 'Felder' : 'fields', fieldsText(io, definition.fields)],
    [de ? 'Bedingungen' : 'conditions', conditionsText(io, webhook)],
    ['Format', `${definition.format}, ${definition.method}, ${definition.contentType}`],
    [de ? 'Vorlage' : 'template', definition.template],
    [de ? 'fragt vorher' : 'asks first', handshakeText(io, definition.handshake)],
    [de ? 'signiert' : 'signed', signingText(io, definition, webhook.signing)],
    ...certificateFacts(io, webhook.certificates),
    ['Proxy', proxyText(io, definition)],
    [de ? 'Wiederholung' : 'repetition', say(io, repetitionWords(definition.retryAfterSeconds))],
    [de ? 'Reihenfolge' : 'order', definition.order === 'none' ? undefined : say(io, orderWords[definition.order])],
    [de ? 'fasst zusammen' : 'coalesces', coalesceText(io, definition.coalesce)],
    [de ? 'nur bei Änderung' : 'only when changed', definition.onlyWhenChanged === true ? say(io, yes) : undefined],
    [de ? 'Zeitlimit' : 'time limit', span(definition.timeLimitSeconds, io.language)],
    [
      de ? 'zustellen in' : 'deliver within',
      definition.deliverWithinSeconds === undefined ? undefined : span(definition.deliverWithinSeconds, io.language),
    ],
    [de ? 'Grenzen' : 'limits', definition.limits === undefined ? undefined : say(io, limitWords(definition.limits))],
    [de ? 'wartend' : 'waiting', String(waiting)],
  ]);
  if (definition.attributes.length > 0) {
    heading(io, de ? 'Attribute' : 'Attributes');
    const head = de ? ['Name', 'wo', 'Art', 'Wert'] : ['name', 'part', 'kind', 'value'];
    io.out(
      table(
        head,
        definition.attributes.map((one) => [one.name, say(io, partWords[one.part]), ...valueOf(io, one)]),
      ),
    );
  }
  const mapping = Object.entries(definition.mapping ?? {});
  if (mapping.length > 0) {
    heading(io, de ? 'Zuordnung' : 'Mapping');
    for (const [name, source] of mapping) {
      const none = say(io, { de: 'wird nicht gesendet', en: 'not sent' });
      io.out(`  ${name} ${source === 'none' ? none : sourceText(source)}`);
    }
  }
  if (definition.headers.length > 0) {
    heading(io, de ? 'Kopfzeilen' : 'Headers');
    for (const header of definition.headers) {
      io.out(`  ${header.name}: ${'text' in header ? header.text : 'template' in header ? header.template : hidden}`);
    }
  }
  if (webhook.problems.length > 0) {
    heading(io, de ? 'Das stimmt nicht mehr' : 'No longer right');
    printProblems(io, webhook.problems);
  }
}

/** A webhook that a receiver has paused goes on only when a person says so. */
const pausedBecause = (reason: string) => ({
  de: `Eilbote hat ihn angehalten (${reasonIn(reason, 'de')}). Zustellungen werden gesammelt; „eilbote webhooks resume“ sendet sie.`,
  en: `Eilbote has paused it (${reason}). Deliveries are collected; "eilbote webhooks resume" sends them.`,
});

function handshakeText(io: Io, handshake: WebhookView['definition']['handshake']): string | undefined {
  if (handshake === undefined) return undefined;
  const { origin, callsPerMinute } = handshake;
  if (callsPerMinute === undefined) return origin;
  const rate = { de: `${callsPerMinute} Aufrufe je Minute`, en: `${callsPerMinute} calls a minute` };
  return `${origin}, ${say(io, rate)}`;
}

function coalesceText(io: Io, coalesce: WebhookView['definition']['coalesce']): string | undefined {
  if (coalesce === undefined) return undefined;
  const words = (language: 'de' | 'en') =>
    [coalesce.windowSeconds, longestHoldSeconds(coalesce)].map((s) => span(s, language));
  const [deWindow, deLongest] = words('de');
  const [enWindow, enLongest] = words('en');
  return say(io, {
    de: `Änderungen desselben Datensatzes binnen ${deWindow}; gesendet spätestens nach ${deLongest}`,
    en: `changes of the same record within ${enWindow}; sent after ${enLongest} at the latest`,
  });
}

const fieldsText = (io: Io, fields: WebhookView['definition']['fields']): string => {
  if (fields === 'standard')
    return say(io, { de: 'standard (alle unbedenklichen)', en: 'standard (all harmless ones)' });
  return typeof fields === 'string' ? fields : fields.join(', ');
};

const modes = {
  pass: { de: 'werden weitergegeben, nicht ausgewertet', en: 'handed on, not evaluated' },
  evaluate: { de: 'werden ausgewertet', en: 'evaluated' },
  both: { de: 'werden ausgewertet und weitergegeben', en: 'evaluated and handed on' },
} as const;

function conditionsText(io: Io, { definition: { conditions } }: WebhookView): string | undefined {
  if (conditions.text === '') return undefined;
  const sentence = conditions.mode === 'pass' ? '' : describeConditions(parseConditions(conditions.text), io.language);
  return `${conditions.text}\n${say(io, modes[conditions.mode])}${sentence === '' ? '' : `: ${sentence}`}`;
}

function valueOf(io: Io, attribute: AttributeDefinition): [kind: string, value: string] {
  const de = io.language === 'de';
  if ('field' in attribute) return [de ? 'Feld' : 'field', attribute.field];
  if ('template' in attribute) return [de ? 'Vorlage' : 'template', attribute.template];
  if ('text' in attribute) return ['Text', attribute.text];
  return [de ? 'geheim' : 'secret', hidden];
}
