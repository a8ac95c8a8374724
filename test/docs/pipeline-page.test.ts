import { readFileSync } from 'node:fs';
import { definePlugin, failureClasses, wrap, type Token } from '@eilbote/contract';
import * as core from '@eilbote/core';
import { createHost, DeliveryLogging, Matching, parkedReasons, skipReasons } from '@eilbote/core';
import { modelStore } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { wiring } from '../../packages/core/src/wiring.ts';

const page = readFileSync(new URL('../../docs/pipeline.md', import.meta.url), 'utf8');
const [, picture = ''] = /^```\n([^]*?)^```$/m.exec(page) ?? [];

/** The rows of the table of stages: stage, token, interface, who may replace it. */
const rows = [...page.matchAll(/^\| (\w+) \| `(\w+)` \| `(\w+)` \| (.*) \|$/gm)].map(
  ([, stage = '', token = '', face = '', who = '']) => ({ stage, token, face, who }),
);
const tokens: { readonly [name: string]: unknown } = core;
const tokenOf = (name: string) => tokens[name] as Token<object>;

describe('the picture of the way of an event', () => {
  const options = { store: modelStore() };
  const wired = wiring(options, { installation: () => ({ id: '', isNew: true }), target: () => undefined });
  const stagesWired = wired.map(({ token }) => token.name).filter((name) => name.startsWith('stage.'));

  it('shows the stages of the wiring, in their order', () => {
    const shown = [...picture.matchAll(/^ (?:  │ |)(\w+) /gm)].map(([, word]) => `stage.${word}`);
    expect(shown.filter((name) => stagesWired.includes(name))).toEqual(stagesWired);
    expect(rows.map(({ token }) => tokenOf(token).name)).toEqual(stagesWired);
    expect(rows.map(({ stage }) => `stage.${stage}`)).toEqual(stagesWired);
    expect([Matching.name, DeliveryLogging.name]).toEqual([stagesWired[0], stagesWired.at(-1)]);
  });

  it('names outcomes that there are', () => {
    const named = (kind: string) =>
      [...picture.matchAll(new RegExp(`\\b${kind}\\(([^)]+)\\)`, 'g'))].flatMap(([, words = '']) => words.split(' | '));
    const classes = new Set<string>([...failureClasses, 'class']);
    expect(named('failed').filter((name) => !classes.has(name))).toEqual([]);
    expect(named('failed').length).toBeGreaterThan(3);
    expect(new Set(named('parked'))).toEqual(new Set(parkedReasons.filter((reason) => reason !== 'inactive')));
    expect(named('skipped')).toEqual([...skipReasons]);
  });

  it.each(rows)('says truly who may stand before $token', async ({ token, who }) => {
    const before = definePlugin({ id: 'before', provides: [wrap(tokenOf(token), (inner) => inner)] });
    const host = createHost({ store: modelStore(), diagnostics: core.silentLogger, dispatch: false }).use(before);
    const refusal = await host.start().then(
      () => '',
      (error: Error) => error.message,
    );
    await host.stop();
    expect(refusal.includes('may not replace')).toBe(!who.includes('a plugin may wrap it'));
  });
});
