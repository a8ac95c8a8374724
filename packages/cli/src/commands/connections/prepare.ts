import type { LocalizedText, PreparedConnection, PreparedThing } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { say, styled, type Io, type Style } from '../../io.ts';
import { agreed } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

interface Options {
  readonly yes?: true;
  readonly dryRun?: true;
}

export const prepareConnection = defineCommand<Options>({
  name: 'prepare',
  summary: {
    de: 'legt im Konto einer Verbindung an, was ihre Zustellungen dort brauchen; zeigt es vorher',
    en: 'creates in the account of a connection what its deliveries need there; shows it first',
  },
  arguments: [connectionArgument],
  options: [
    { flags: '--dry-run', text: { de: 'nur nachsehen, nichts anlegen', en: 'only look, create nothing' } },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
  ],
  examples: ['eilbote connections prepare CRM --dry-run', 'eilbote connections prepare CRM --yes'],
  json: '{ "ready": boolean, "things": [{ "name", "title", "state", "text"? }] }',
  async run({ io, json, config }, [idOrName = ''], { yes, dryRun }): Promise<ExitCode> {
    return withHost(io, { config }, async (host) => {
      const asks = yes !== true && dryRun !== true;
      if (asks && (json || !io.isTerminal)) throw ARGUMENT_MISSING({ argument: '--yes' });
      if (asks) {
        const plan = await host.connections.prepare(idOrName, { dryRun: true });
        print(io, plan);
        if (plan.ready || inTheWay(plan)) return end(io, plan);
        if (!(await agreed(io, createNow, nothingCreated))) return exitCodes.failure;
      }
      const prepared = await host.connections.prepare(idOrName, { dryRun: dryRun === true });
      if (json) printJson(io, prepared);
      else {
        print(io, prepared);
        if (dryRun !== true) return end(io, prepared);
      }
      return dryRun === true && !inTheWay(prepared) ? exitCodes.ok : codeOf(prepared);
    });
  },
});

const createNow: LocalizedText = { de: 'Jetzt im Konto anlegen?', en: 'Create it in the account now?' };
const nothingCreated: LocalizedText = { de: 'Nichts angelegt.', en: 'Nothing created.' };

const inTheWay = ({ things }: PreparedConnection): boolean =>
  things.some(({ state }) => state === 'differs' || state === 'unknown');

const codeOf = ({ ready }: PreparedConnection): ExitCode => (ready ? exitCodes.ok : exitCodes.failure);

function end(io: Io, prepared: PreparedConnection): ExitCode {
  if (prepared.ready) note(io, { de: 'Das Konto ist vorbereitet.', en: 'The account is prepared.' });
  else
    note(io, {
      de: 'Das Konto ist noch nicht vorbereitet. Wenn behoben ist, was im Weg steht, rufen Sie den Befehl noch einmal auf.',
      en: 'The account is not prepared yet. When what is in the way is put right, run the command again.',
    });
  return codeOf(prepared);
}

const marks: { readonly [state in PreparedThing['state']]: readonly [Style, string, LocalizedText] } = {
  there: ['green', '✓', { de: 'ist da', en: 'is there' }],
  created: ['green', '✓', { de: 'angelegt', en: 'created' }],
  missing: ['yellow', '+', { de: 'fehlt', en: 'is missing' }],
  differs: ['red', '✕', { de: 'ist anders', en: 'differs' }],
  unknown: ['red', '✕', { de: 'unbekannt', en: 'not known' }],
};

function print(io: Io, { things }: PreparedConnection): void {
  for (const { title, description, state, text } of things) {
    const [style, mark, word] = marks[state];
    io.out(`${styled(io, style, mark)} ${say(io, title)}: ${say(io, word)}`);
    const more = text ?? (state === 'missing' ? description : undefined);
    if (more !== undefined) io.out(`  ${say(io, more)}`);
  }
}
