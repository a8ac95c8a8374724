import type { OptionDefinition } from '../../command.ts';
import { routeOptions, type RouteOptions } from '../routes/route-options.ts';
import { signingOptions, type SigningOptions } from '../signing/signing-options.ts';

/** What `create` and `edit` are given of a webhook; an option that is left out changes nothing. */
export interface DefinitionOptions extends SigningOptions, RouteOptions {
  readonly name?: string;
  readonly event?: string;
  readonly url?: string;
  readonly connection?: string;
  readonly path?: string;
  readonly target?: string;
  readonly action?: string;
  readonly map?: readonly string[];
  readonly leaveOut?: readonly string[];
  readonly confirm?: true;
  readonly table?: string;
  readonly fields?: string;
  readonly field?: readonly string[];
  readonly condition?: string;
  readonly mode?: string;
  readonly attribute?: readonly string[];
  readonly secretAttribute?: readonly string[];
  readonly part?: readonly string[];
  readonly header?: readonly string[];
  readonly secretHeader?: readonly string[];
  readonly format?: string;
  readonly template?: string;
  readonly method?: string;
  readonly contentType?: string;
  readonly handshake?: string;
  readonly handshakeRate?: string;
  readonly retry?: string;
  readonly order?: string;
  readonly coalesce?: string;
  readonly coalesceLongest?: string;
  readonly onlyWhenChanged?: string;
  readonly timeLimit?: string;
  readonly deliverWithin?: string;
  readonly concurrency?: string;
  readonly rate?: readonly string[];
  readonly active?: true;
  readonly inactive?: true;
  readonly file?: string;
}

const option = (flags: string, de: string, en: string): OptionDefinition => ({ flags, text: { de, en } });

export const definitionOptions: readonly OptionDefinition[] = [
  option('--name <text>', 'Name, beliebiger Text', 'name, any text'),
  option('--event <id>', 'Ereignisart, z. B. project.created', 'event type, e.g. project.created'),
  option(
    '--url <url>',
    'URL des Empfängers; eigene Parameter bleiben stehen',
    'URL of the receiver; its own query stays',
  ),
  option(
    '--connection <connection>',
    'statt einer URL: eine gespeicherte Verbindung, Name oder Kennung',
    'instead of a URL: a stored connection, name or id',
  ),
  option('--path <path>', 'Pfad unter der Verbindung', 'path below the connection'),
  option(
    '--target <id>',
    'Zielsystem; sonst das der Verbindung, sonst custom',
    'target system; otherwise that of the connection, or custom',
  ),
  option('--action <name>', 'Aktion des Zielsystems', 'action of the target system'),
  option(
    '--map <assignment...>',
    'woher ein Zielfeld kommt: name=Text, name:=Feld, "name:=Feld[0=a; 5=b; *=sonst]" (Werte übersetzen) oder name~=Vorlage',
    'where a target field comes from: name=text, name:=Field, "name:=Field[0=a; 5=b; *=other]" (translates values) or name~=template',
  ),
  option('--leave-out <names...>', 'diese Zielfelder nicht senden', 'do not send these target fields'),
  option(
    '--confirm',
    'bestätigt, dass die Aktion etwas schließt, berechnet oder widerruft',
    'confirms that the action closes, bills or undoes something',
  ),
  option('--table <name>', 'Tabelle; sonst die der Ereignisart', 'table; otherwise that of the event type'),
  option('--fields <set>', 'welche Felder: standard oder none', 'which fields: standard or none'),
  option('--field <names...>', 'nur diese Felder', 'these fields only'),
  option(
    '--condition <text>',
    'Bedingungen, z. B. "Status >= 5 AND LieferOrt = Köln"',
    'conditions, e.g. "Status >= 5 AND LieferOrt = Köln"',
  ),
  option(
    '--mode <pass|evaluate|both>',
    'Bedingungen weitergeben (pass), auswerten (evaluate) oder beides (both)',
    'hand the conditions on (pass), evaluate them, or both',
  ),
  option(
    '--attribute <assignment...>',
    'Attribut: name=Text, name:=Feld oder name~=Vorlage',
    'attribute: name=text, name:=Field or name~=template',
  ),
  option(
    '--secret-attribute <source...>',
    'geheimes Attribut: name (wird abgefragt), name@datei, name@env:VARIABLE oder name@- (Standardeingabe)',
    'secret attribute: name (asked for), name@file, name@env:VARIABLE or name@- (standard input)',
  ),
  option(
    '--part <assignment...>',
    'wo ein Attribut steht: name=json, name=url oder name=both',
    'where an attribute stands: name=json, name=url or name=both',
  ),
  option('--header <assignment...>', 'Kopfzeile: Name=Text oder Name~=Vorlage', 'header: Name=text or Name~=template'),
  option(
    '--secret-header <source...>',
    'geheime Kopfzeile, wie --secret-attribute',
    'secret header, like --secret-attribute',
  ),
  ...signingOptions,
  ...routeOptions,
  option(
    '--format <name>',
    'profacto/1, flat, cloudevents/structured, cloudevents/binary oder template',
    'profacto/1, flat, cloudevents/structured, cloudevents/binary or template',
  ),
  option('--template <text|@file>', 'Vorlage des Inhalts (LiquidJS)', 'template of the body (LiquidJS)'),
  option('--method <name>', 'POST, PUT, PATCH, GET oder DELETE', 'POST, PUT, PATCH, GET or DELETE'),
  option(
    '--content-type <json|form|xml|text>',
    'JSON oder Formular; mit einer Vorlage auch XML oder Text',
    'JSON or form; with a template XML or text too',
  ),
  option(
    '--handshake <name|none>',
    'den Empfänger vor dem ersten Aufruf fragen (CloudEvents), unter diesem Namen im DNS; none: nicht mehr',
    'ask the receiver before the first call (CloudEvents), by this name in DNS; none: no more',
  ),
  option('--handshake-rate <calls>', 'dabei um so viele Aufrufe je Minute bitten', 'ask for so many calls a minute'),
  option(
    '--retry <list>',
    'Pausen vor Wiederholungen, z. B. 5s,5m,2h; none für keine',
    'pauses before repetitions, e.g. 5s,5m,2h; none for no repetition',
  ),
  option('--order <none|record|recordHold>', 'Reihenfolge je Datensatz', 'order per record'),
  option(
    '--coalesce <duration|none>',
    'so lange auf eine spätere Änderung desselben Datensatzes warten und nur diese senden, z. B. 30s',
    'wait so long for a later change of the same record and send that one only, e.g. 30s',
  ),
  option(
    '--coalesce-longest <duration>',
    'was sich ständig ändert, spätestens nach dieser Zeit senden (10-mal --coalesce)',
    'send what changes all the time after this time at the latest (10 times --coalesce)',
  ),
  option(
    '--only-when-changed <yes|no>',
    'nur senden, wenn vorher und nachher verschieden sind',
    'send only where before and after differ',
  ),
  option('--time-limit <duration>', 'Zeit für einen Aufruf, z. B. 15s', 'time for one call, e.g. 15s'),
  option(
    '--deliver-within <duration>',
    'danach wird nicht mehr zugestellt, z. B. 1d',
    'not delivered after that, e.g. 1d',
  ),
  option('--concurrency <number>', 'so viele Aufrufe zugleich', 'so many calls at the same time'),
  option(
    '--rate <calls/duration...>',
    'höchstens so viele Aufrufe, z. B. 900/1m',
    'at most so many calls, e.g. 900/1m',
  ),
  option('--active', 'aktiv', 'active'),
  option('--inactive', 'inaktiv', 'inactive'),
  option(
    '--file <file|->',
    'ganzer Webhook als JSON; die anderen Optionen gelten zusätzlich',
    'the whole webhook as JSON; other options apply on top',
  ),
];
