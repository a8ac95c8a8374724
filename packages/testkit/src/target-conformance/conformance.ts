import type { Plugin } from '@eilbote/contract';
import { authFaults, schemaFaults, upgradeFaults } from './account-rules.ts';
import { changing, noJson, outside, unfit, withoutCall } from './call-rules.ts';
import { demandNone, fault } from './fault.ts';
import { httpSnapshot } from './http-snapshot.ts';
import { expectedOutcome, optionFaults, uselessExceptions } from './options-rules.ts';
import { PreviewHost, type Preview } from './previews.ts';
import { questionFaults } from './question-rules.ts';
import { realRun, type RealRun } from './real-run.ts';
import { receiverUrl, subjectOf } from './subject.ts';
import { triedAnswers, type TargetUnderTest, type TriedAnswer } from './target-under-test.ts';
import { missingTexts } from './text-rules.ts';

/** What a test runner brings. */
export interface ConformanceTools {
  /** Compares a text with the file of this name among the snapshots, or writes it. */
  readonly matchSnapshot: (file: string, text: string) => Promise<void>;
  /** Names of the snapshots that there are. */
  readonly snapshotFiles: () => readonly string[];
  /** Does something while clock and chance of the process are others than before. */
  readonly inAnotherMoment: <T>(act: () => Promise<T>) => Promise<T>;
}

/** One thing that every target system must do. */
export interface ConformanceCase {
  readonly topic: string;
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** The cases of a target system, for a runner; `close` ends the hosts that they share. */
export interface Conformance {
  readonly id: string;
  readonly cases: readonly ConformanceCase[];
  readonly close: () => Promise<void>;
}

/** @throws where the plugin has no such target system */
export function conformanceOf(plugin: Plugin, told: TargetUnderTest, tools: ConformanceTools): Conformance {
  const subject = subjectOf(plugin, told);
  const { target } = subject;
  const actions = Object.keys(target.actions);
  let opened: Promise<PreviewHost> | undefined;
  const host = () => (opened ??= PreviewHost.open(subject));
  const known = new Map<string, Promise<readonly Preview[]>>();
  const previews = (action: string): Promise<readonly Preview[]> => {
    const found = known.get(action) ?? host().then((one) => one.previews(action));
    known.set(action, found);
    return found;
  };
  const allPreviews = async () => (await Promise.all(actions.map(previews))).flat();
  const runs: RealRun[] = [];
  const tried = async (preview: Preview, answer: TriedAnswer) => {
    const run = await realRun(subject, preview, answer);
    runs.push(run);
    return run;
  };
  const baseUrl = async () => {
    const { host: running, connection } = await host();
    return connection === undefined ? receiverUrl : (await running.connections.get(connection)).definition.baseUrl;
  };

  const itself: [string, () => Promise<void> | void][] = [
    ['is tested with options that mean something', () => demandNone(optionFaults(subject))],
    ['says everything to people in German and in English', () => demandNone(missingTexts(target))],
    ['has schemas that compile strictly', () => demandNone(schemaFaults(subject))],
    ['is authorised by settings that are secrets', () => demandNone(authFaults(subject))],
    ['is taken by a host, with the settings of the test', async () => void (await host())],
    ['asks its account by pure calls, and understands its own samples', () => demandNone(questionFaults(subject))],
    ['brings older settings to the present ones, step by step', () => demandNone(upgradeFaults(subject))],
    [
      'has an action, and none without an example to try it with',
      async () => {
        if (actions.length === 0) throw fault('the target system has no action');
        const all = await allPreviews();
        const untried = actions.filter((action) => !all.some((one) => one.action === action));
        demandNone(untried.map((action) => `action "${action}" is for no event type that has examples`));
        demandNone(uselessExceptions(subject, all));
      },
    ],
  ];

  const ofAction = (action: string): [string, () => Promise<void>][] => [
    ['makes a call of every example', async () => demandNone(withoutCall(await previews(action), subject))],
    [
      'makes the same calls of the same event, whatever the time and the chance',
      async () => {
        const first = await previews(action);
        const second = await tools.inAnotherMoment(async () => (await host()).previews(action));
        demandNone(changing(first, second));
      },
    ],
    ['stays below the base URL', async () => demandNone(outside(await previews(action), await baseUrl()))],
    ['sends JSON where it says so', async () => demandNone(noJson(await previews(action)))],
    ...(told.requests === undefined
      ? []
      : ([
          [
            'sends what the schemas of its requests know, and nothing else',
            async () => {
              const open = await host();
              for (const filling of ['asExample', 'all', 'none'] as const) {
                const filled = await open.previews(action, filling);
                demandNone(unfit(filled, await baseUrl(), told.requests ?? {}));
              }
            },
          ],
        ] satisfies [string, () => Promise<void>][])),
    [
      'delivers an event to a real receiver',
      async () => {
        const preview = (await previews(action)).find(({ calls }) => calls.length > 0);
        if (preview === undefined) return;
        const { outcome, traces } = await tried(preview, 200);
        const isGood = outcome === 'delivered' || outcome === 'waits' || outcome === told.outcomes?.[200];
        if (!isGood) throw fault(`${preview.name} ends as "${outcome}": ${traces}`);
      },
    ],
    [
      'makes the calls of its snapshot',
      async () => {
        const calls = (await previews(action)).flatMap(({ name, title, calls: made }) =>
          made.map((call) => ({ ...call, title: [name, title, call.step ?? []].flat().join(' · ') })),
        );
        await tools.matchSnapshot(`${action}.http`, httpSnapshot(calls));
      },
    ],
  ];

  const answers = triedAnswers
    .filter((answer) => answer !== 200)
    .map((answer): [string, () => Promise<void>] => {
      const expected = expectedOutcome(subject, answer);
      return [
        `is ${expected} after ${answer}`,
        async () => {
          const all = await allPreviews();
          for (const preview of all.filter(({ calls }) => calls.length > 0)) {
            const { outcome, wasAccepted, calls } = await tried(preview, answer);
            if (calls.length === 0 || wasAccepted) continue;
            if (outcome !== expected) throw fault(`${preview.name}, answered by ${answer}, is ${outcome}`);
            return;
          }
        },
      ];
    });

  const discretion: [string, () => Promise<void>][] = [
    [
      'shows no secret in URLs, previews, logs and messages',
      async () => {
        const all = await allPreviews();
        const isInQuery = target.account?.auth?.scheme === 'apiKey' && target.account.auth.in === 'query';
        const urls = isInQuery ? [] : runs.flatMap(({ calls }) => calls.map(({ url }) => url));
        const shown = [...all.map(({ text }) => text), ...runs.map(({ traces }) => traces), ...urls].join('\n');
        const spelt = subject.secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]);
        const found = new Set(spelt.filter((secret) => shown.includes(secret)));
        demandNone([...found].map((secret) => `the secret "${secret}" stands in what is shown or kept`));
      },
    ],
    [
      'has no snapshot of an action that is gone',
      async () => {
        const left = tools.snapshotFiles().filter((file) => !actions.includes(file.replace(/\.http$/, '')));
        demandNone(left.map((file) => `${file} is the snapshot of no action: delete it`));
      },
    ],
  ];

  const topic = (name: string, cases: readonly (readonly [string, () => Promise<void> | void])[]) =>
    cases.map(([title, run]): ConformanceCase => ({ topic: name, name: title, run: async () => run() }));
  return {
    id: target.id,
    cases: [
      ...topic('as a whole', itself),
      ...actions.flatMap((action) => topic(`in its action ${action}`, ofAction(action))),
      ...topic('when its receiver answers', answers),
      ...topic('in what it leaves behind', discretion),
    ],
    close: async () => (await opened?.catch(() => undefined))?.close(),
  };
}
