import type { Host, ImportedEntry, ImportOptions, WaitingChoice } from '@eilbote/core';
import { jsonOf } from '../../arguments/input-file.ts';
import { oneOf } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { agreed } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { countOfDeliveries } from '../../texts/counts.ts';
import { askWaiting, noteRebuilt, waitingChoices, waitingOption } from '../webhooks/waiting-choice.ts';
import { passphraseOf, passphraseOption } from './passphrase.ts';
import { showEntry } from './show-import.ts';

interface Options {
  readonly dryRun?: true;
  readonly waiting?: string;
  readonly passphrase?: string;
  readonly withoutSecrets?: true;
  readonly newInactive?: true;
  readonly yes?: true;
}

export const importAll = defineCommand<Options>({
  name: 'import',
  summary: {
    de: 'übernimmt Webhooks und Verbindungen aus einem Export: alle oder keinen',
    en: 'takes webhooks and connections over from an export: all or none',
  },
  arguments: [
    {
      name: '<file>',
      text: { de: 'der Export; - für die Standardeingabe', en: 'the export; - for the standard input' },
    },
  ],
  options: [
    {
      flags: '--dry-run',
      text: { de: 'nichts speichern, nur zeigen, was sich ändern würde', en: 'save nothing, show what would change' },
    },
    waitingOption,
    passphraseOption,
    {
      flags: '--without-secrets',
      text: {
        de: 'die Geheimnisse des Exports nicht übernehmen; die hier gespeicherten bleiben',
        en: 'leave the secrets of the export alone; those stored here stay',
      },
    },
    { flags: '--new-inactive', text: { de: 'neue Webhooks inaktiv anlegen', en: 'make new webhooks inactive' } },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
  ],
  examples: [
    'eilbote import webhooks.json --dry-run',
    'eilbote import umzug.json --new-inactive --passphrase env:PASSPHRASE',
  ],
  json: '{ "saved": boolean, "entries": [{ "kind", "id", "name", "change": "new" | "changed" | "same", "foundBy"?, "differences": [{ "path", "before"?, "after"? }], "problems": [], "warnings": [], "waiting"? }], "cancelled"?: number }',
  async run({ io, json, config }, [file = ''], options) {
    const document = await jsonOf(io, file);
    const given = await importOptions(io, document, options);
    return withHost(io, { config, makes: options.dryRun === undefined }, async (host) => {
      const entries = await host.configuration.compare(document, given);
      const isRefused = entries.some(({ problems }) => problems.length > 0);
      const isDry = options.dryRun === true;
      if (!json && (isDry || io.isTerminal)) for (const entry of entries) showEntry(io, entry);
      if (isDry) {
        if (json) printJson(io, { saved: false, entries });
        else summarise(io, entries, isRefused);
        return isRefused ? exitCodes.usage : exitCodes.ok;
      }
      if (!isRefused && io.isTerminal && !json && options.yes !== true && !(await agreed(io, takeOver, nothingTaken)))
        return exitCodes.failure;
      const waiting = isRefused ? undefined : await waitingFor(io, entries, options.waiting);
      return save(io, host, document, { json, given: { ...given, ...waiting } });
    });
  },
});

async function importOptions(io: Io, document: unknown, options: Options): Promise<ImportOptions> {
  const { passphrase: source, withoutSecrets, newInactive } = options;
  const isSealed = typeof document === 'object' && document !== null && 'secrets' in document;
  const opens = withoutSecrets !== true && (source !== undefined || (isSealed && io.isTerminal));
  return {
    ...(opens ? { passphrase: await passphraseOf(io, source) } : {}),
    ...(withoutSecrets === undefined ? {} : { withoutSecrets }),
    ...(newInactive === undefined ? {} : { newInactive }),
  };
}

/** Decided once for all webhooks that change. */
async function waitingFor(
  io: Io,
  entries: readonly ImportedEntry[],
  given: string | undefined,
): Promise<{ readonly waiting?: WaitingChoice }> {
  if (given !== undefined) return { waiting: oneOf(given, waitingChoices) };
  const counts = entries.flatMap(({ waiting }) => waiting ?? []);
  const untried = counts.reduce((sum, one) => sum + one.untried, 0);
  const tried = counts.reduce((sum, one) => sum + one.tried, 0);
  if (untried + tried === 0) return {};
  if (io.isTerminal) return { waiting: await askWaiting(io, untried, tried) };
  noteRebuilt(io, untried + tried);
  return { waiting: 'rebuild' };
}

async function save(
  io: Io,
  host: Host,
  document: unknown,
  { json, given }: { readonly json: boolean; readonly given: ImportOptions },
) {
  const { entries, cancelled } = await host.configuration.import(document, given);
  if (json) printJson(io, { saved: true, entries, cancelled });
  else {
    if (!io.isTerminal) for (const entry of entries.filter(({ change }) => change !== 'same')) showEntry(io, entry);
    summarise(io, entries, false);
    const count = countOfDeliveries(cancelled);
    if (cancelled > 0) note(io, { de: `${count.de} abgebrochen.`, en: `${count.en} cancelled.` });
  }
  return exitCodes.ok;
}

const takeOver = { de: 'So übernehmen?', en: 'Take this over?' };
const nothingTaken = { de: 'Nichts übernommen.', en: 'Nothing taken over.' };

function summarise(io: Io, entries: readonly ImportedEntry[], isRefused: boolean): void {
  const count = (change: ImportedEntry['change']) => entries.filter((one) => one.change === change).length;
  const counts = {
    de: `${count('new')} neu, ${count('changed')} geändert, ${count('same')} unverändert.`,
    en: `${count('new')} new, ${count('changed')} changed, ${count('same')} as they are.`,
  };
  const refused = {
    de: ' So würde nichts davon übernommen: Beheben Sie erst, was mit ✕ bezeichnet ist.',
    en: ' Like this nothing of it would be taken over: put right first what is marked ✕.',
  };
  io.out('');
  io.out(
    isRefused
      ? `${styled(io, 'red', '✕')} ${say(io, counts)}${say(io, refused)}`
      : `${styled(io, 'green', '✓')} ${say(io, counts)}`,
  );
}
