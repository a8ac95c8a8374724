import type { JsonObject } from '@eilbote/contract';
import type { PassphraseSealed } from '../../secrets/index.ts';
import { EXPORT_NEWER, EXPORT_UNREADABLE } from './errors.ts';

/** Version of the form of a document. Members are added under the same number, none is renamed. */
export const exportVersion = 1;

/** Webhooks and connections as a JSON document: what `export` gives and `import` takes. */
export interface ConfigurationDocument {
  readonly eilbote: 'configuration';
  readonly v: typeof exportVersion;
  /** RFC 3339. */
  readonly exportedAt: string;
  /** Id of the installation it comes from. */
  readonly installation: string;
  readonly connections: readonly ExportedEntry[];
  readonly webhooks: readonly ExportedEntry[];
  /** The secrets, where they were asked for: JSON text of {@link ExportedSecrets}. In the definitions they are `true`. */
  readonly secrets?: PassphraseSealed;
}

export interface ExportedEntry {
  readonly id: string;
  /** As `webhooks create --file` takes it. A secret is `true`, or its text where a person has written it there. */
  readonly definition: JsonObject;
}

/** Id of the webhook or connection -> slot -> secret. */
export interface ExportedSecrets {
  readonly [id: string]: { readonly [slot: string]: string };
}

/** What sealed secrets are bound to. */
export const secretsContext = `eilbote configuration ${exportVersion}`;

/** What of a document can be read; the definitions are for their own check. @throws EXPORT_UNREADABLE, EXPORT_NEWER */
export function readDocument(given: unknown): Pick<ConfigurationDocument, 'connections' | 'webhooks' | 'secrets'> {
  if (!isObject(given) || given['eilbote'] !== 'configuration') throw EXPORT_UNREADABLE({ place: '/eilbote' });
  const { v, connections = [], webhooks = [], secrets } = given;
  if (typeof v === 'number' && v > exportVersion) throw EXPORT_NEWER({ version: v, known: exportVersion });
  if (v !== exportVersion) throw EXPORT_UNREADABLE({ place: '/v' });
  return {
    connections: readEntries('connections', connections),
    webhooks: readEntries('webhooks', webhooks),
    ...(secrets === undefined ? {} : { secrets: secrets as PassphraseSealed }),
  };
}

function readEntries(name: string, given: unknown): readonly ExportedEntry[] {
  if (!Array.isArray(given)) throw EXPORT_UNREADABLE({ place: `/${name}` });
  return given.map((entry: unknown, index) => {
    if (!isObject(entry)) throw EXPORT_UNREADABLE({ place: `/${name}/${index}` });
    const { id, definition } = entry;
    if (typeof id !== 'string') throw EXPORT_UNREADABLE({ place: `/${name}/${index}/id` });
    if (!isObject(definition)) throw EXPORT_UNREADABLE({ place: `/${name}/${index}/definition` });
    return { id, definition: definition as JsonObject };
  });
}

const isObject = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
