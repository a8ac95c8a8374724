import { readFileSync } from 'node:fs';
import { definePlugin, RequestBuilding, Transforming, wrap, type Token } from '@eilbote/contract';
import { DeliveryLogging, Matching, Sending } from '@eilbote/core';
import { modelStore } from '@eilbote/testkit';
import { describe, expect, it } from 'vitest';
import { wiring } from '../packages/core/src/wiring.ts';
import { TestInstallation } from './host/installation.ts';

const page = readFileSync(new URL('../docs/pipeline.md', import.meta.url), 'utf8');

/** The rows of the table: stage, token, interface, who may replace or wrap it. */
const rows = [...page.matchAll(/^\| (\w+) \| `(\w+)` \| `(\w+)` \| (.+) \|$/gm)].map(
  ([, stage = '', token = '', , who = '']) => ({ stage, token, who }),
);
const tokens: { readonly [name: string]: Token<unknown> } = {
  Matching,
  RequestBuilding,
  Transforming,
  Sending,
  DeliveryLogging,
};

describe('the page of the pipeline', () => {
  it('has the stages of the wiring, in their order, behind their tokens', () => {
    const context = { installation: () => ({ id: '', isNew: true }), target: () => undefined };
    const wired = wiring({ store: modelStore() }, context).map(({ token }) => token.name);
    const stages = wired.filter((name) => name.startsWith('stage.'));
    expect(rows.map(({ stage }) => `stage.${stage}`)).toEqual(stages);
    expect(rows.map(({ token }) => tokens[token]?.name)).toEqual(stages);
  });

  it('draws every stage in that order', () => {
    const drawn = page.slice(0, page.indexOf('Each stage is'));
    const places = rows.map(({ stage }) => drawn.search(new RegExp(`^ (?:  │ )?${stage} `, 'm')));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it.each(rows)('says who may put something in front of $token: $who', async ({ token, who }) => {
    const stage = tokens[token] as Token<unknown>;
    const plugin = definePlugin({ id: 'curious', provides: [wrap(stage, (inner) => inner)], start: stopHere });
    await using installation = new TestInstallation();
    const starting = installation.host().use(plugin).start();
    const allowed = who.includes('a plugin may wrap');
    await expect(starting).rejects.toThrow(allowed ? /stop here/ : new RegExp(`may not replace "${stage.name}"`));
  });
});

/** So that the host does not start where the plugin is allowed. */
function stopHere(): void {
  throw new Error('stop here');
}
