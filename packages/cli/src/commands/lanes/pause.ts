import type { Host, LocalizedText, PauseReceipt, ResumeReceipt } from '@eilbote/core';
import { defineCommand, type AnyCommand, type OptionDefinition } from '../../command.ts';
import { ARGUMENT_MISSING, ARGUMENT_UNEXPECTED } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { note } from '../../output/problems.ts';
import { withHost } from '../../session.ts';

interface Options {
  readonly all?: true;
  readonly reason?: string;
}

interface Switch {
  readonly name: string;
  readonly summary: LocalizedText;
  readonly options: readonly OptionDefinition[];
  readonly examples: readonly string[];
  readonly json: string;
  /** `undefined` stands for everything. */
  readonly act: (
    lanes: Host['lanes'],
    lane: string | undefined,
    options: Options,
  ) => Promise<PauseReceipt | ResumeReceipt>;
  /** What is said of one lane, and of everything; and where it was so already. */
  readonly done: (name: string) => LocalizedText;
  readonly already: (name: string) => LocalizedText;
}

const laneArgument = {
  name: '[lane]',
  text: {
    de: 'Name oder Kennung der Verbindung, oder des Webhooks, der eine eigene URL hat',
    en: 'name or id of the connection, or of the webhook that has a URL of its own',
  },
};

const allOption: OptionDefinition = { flags: '--all', text: { de: 'alle Spuren', en: 'all lanes' } };

function switching({ act, done, already, ...words }: Switch): AnyCommand {
  return defineCommand<Options>({
    ...words,
    arguments: [laneArgument],
    async run({ io, json, config }, [lane], options) {
      if (lane === undefined && options.all === undefined)
        throw ARGUMENT_MISSING({ argument: `<${say(io, { de: 'Spur', en: 'lane' })}> | --all` });
      if (lane !== undefined && options.all !== undefined) throw ARGUMENT_UNEXPECTED({ argument: lane });
      const receipt = await withHost(io, { config }, (host) => act(host.lanes, lane, options));
      if (json) printJson(io, receipt);
      else tell(io, receipt, (receipt.changed ? done : already)(lane ?? say(io, { de: 'Alles', en: 'Everything' })));
    },
  });
}

function tell(io: Io, receipt: PauseReceipt | ResumeReceipt, text: LocalizedText): void {
  io.out(`${styled(io, receipt.changed ? 'green' : 'yellow', '✓')} ${say(io, text)}`);
  const underWay = 'underWay' in receipt ? receipt.underWay : [];
  if (underWay.length === 0) return;
  note(io, {
    de: `Gerade unterwegs und noch zu Ende gebracht: ${underWay.join(', ')}`,
    en: `Under way in this moment, and finished: ${underWay.join(', ')}`,
  });
}

export const pauseLane = switching({
  name: 'pause',
  summary: {
    de: 'pausiert eine Spur oder alles: Zustellungen werden gesammelt und später gesendet',
    en: 'pauses a lane or everything: deliveries are collected and sent later',
  },
  options: [
    allOption,
    { flags: '--reason <text>', text: { de: 'warum, für andere zum Nachlesen', en: 'why, for others to read' } },
  ],
  examples: ['eilbote lanes pause Lagerverwaltung --reason "Wartung bis 14 Uhr"', 'eilbote lanes pause --all'],
  json: '{ "changed": boolean, "underWay": [delivery id, …] }',
  act: (lanes, lane, { reason }) => {
    const why = reason === undefined ? {} : { reason };
    return lane === undefined ? lanes.pauseEverything(why) : lanes.pause(lane, why);
  },
  done: (name) => ({ de: `${name}: pausiert.`, en: `${name}: paused.` }),
  already: (name) => ({ de: `${name}: war schon pausiert.`, en: `${name}: was paused already.` }),
});

export const resumeLane = switching({
  name: 'resume',
  summary: { de: 'setzt eine pausierte Spur oder alles fort', en: 'resumes a paused lane or everything' },
  options: [allOption],
  examples: ['eilbote lanes resume Lagerverwaltung', 'eilbote lanes resume --all'],
  json: '{ "changed": boolean }',
  act: (lanes, lane) => (lane === undefined ? lanes.resumeEverything() : lanes.resume(lane)),
  done: (name) => ({ de: `${name}: geht weiter.`, en: `${name}: goes on.` }),
  already: (name) => ({ de: `${name}: war nicht pausiert.`, en: `${name}: was not paused.` }),
});
