import { defineError, type DefinitionProblem } from '@eilbote/contract';

export const EXPORT_UNREADABLE = defineError<{ place: string }>(
  'EXPORT_UNREADABLE',
  {
    de: 'Die Datei ist kein Export von Webhooks und Verbindungen.',
    en: 'The file is no export of webhooks and connections.',
  },
  ({ place }) => ({
    de: `Das ist kein Export von Webhooks und Verbindungen: ${place} fehlt oder hat nicht die erwartete Form. Einen Export schreibt „eilbote export“.`,
    en: `This is no export of webhooks and connections: ${place} is missing or does not have the expected form. "eilbote export" writes one.`,
  }),
);

export const EXPORT_NEWER = defineError<{ version: number; known: number }>(
  'EXPORT_NEWER',
  {
    de: 'Der Export stammt von einer neueren Fassung von Eilbote.',
    en: 'The export comes from a newer version of Eilbote.',
  },
  ({ version, known }) => ({
    de: `Der Export hat die Form ${version}, hier bekannt ist ${known}. Bringen Sie Eilbote hier auf den neuesten Stand.`,
    en: `The export has the form ${version}, known here is ${known}. Bring this Eilbote up to date.`,
  }),
);

export const EXPORT_PASSPHRASE_NEEDED = defineError<Record<string, never>>(
  'EXPORT_PASSPHRASE_NEEDED',
  {
    de: 'Der Export enthält Geheimnisse; ohne Passphrase sind sie nicht lesbar.',
    en: 'The export holds secrets; without a passphrase they cannot be read.',
  },
  () => ({
    de: 'Der Export enthält Geheimnisse, die mit einer Passphrase verschlossen sind. Geben Sie sie an, oder übernehmen Sie den Export ohne Geheimnisse.',
    en: 'The export holds secrets that are sealed with a passphrase. Give it, or import without the secrets.',
  }),
);

export const IMPORT_ENTRY_TWICE = defineError<{ name: string }>(
  'IMPORT_ENTRY_TWICE',
  {
    de: 'Zwei Einträge eines Imports meinen denselben Webhook oder dieselbe Verbindung.',
    en: 'Two entries of an import mean the same webhook or connection.',
  },
  ({ name }) => ({
    de: `„${name}“ wird schon von einem anderen Eintrag dieser Datei geändert. Entfernen Sie einen der beiden.`,
    en: `"${name}" is changed by another entry of this file already. Remove one of both.`,
  }),
);

export const IMPORT_NAME_AMBIGUOUS = defineError<{ name: string; ids: readonly string[] }>(
  'IMPORT_NAME_AMBIGUOUS',
  {
    de: 'Ein Eintrag eines Imports lässt sich nicht zuordnen, weil hier mehrere so heißen.',
    en: 'An entry of an import cannot be assigned, because several here have its name.',
  },
  ({ name, ids }) => ({
    de: `„${name}“ heißen hier mehrere: ${ids.join(', ')}. Tragen Sie in der Datei die Kennung dessen ein, der gemeint ist.`,
    en: `Several here are called "${name}": ${ids.join(', ')}. Write the id of the one that is meant into the file.`,
  }),
);

export interface ImportProblems {
  readonly kind: 'webhook' | 'connection';
  readonly name: string;
  readonly problems: readonly DefinitionProblem[];
}

export const IMPORT_INVALID = defineError<{ entries: readonly ImportProblems[] }>(
  'IMPORT_INVALID',
  {
    de: 'Ein Import wurde nicht übernommen, weil darin etwas fehlt oder falsch ist.',
    en: 'An import was not taken over, because something in it is missing or wrong.',
  },
  ({ entries }) => ({
    de: `Nichts wurde übernommen:${list(entries, 'de')}`,
    en: `Nothing was taken over:${list(entries, 'en')}`,
  }),
);

const titles = {
  webhook: { de: 'Webhook', en: 'webhook' },
  connection: { de: 'Verbindung', en: 'connection' },
} as const;

const list = (entries: readonly ImportProblems[], language: 'de' | 'en'): string =>
  entries
    .flatMap(({ kind, name, problems }) => [
      `\n  ${titles[kind][language]} ${language === 'de' ? `„${name}“` : `"${name}"`}`,
      ...problems.map(({ path, text }) => `\n  - ${path || '/'}: ${text[language]}`),
    ])
    .join('');
