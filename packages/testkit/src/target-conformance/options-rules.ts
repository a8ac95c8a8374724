import type { Action, TargetSystem } from '@eilbote/contract';
import { nearest } from '@eilbote/core';
import { defaultOutcome, triedAnswers, type TargetUnderTest, type TriedAnswer } from './target-under-test.ts';
import type { Subject } from './subject.ts';

const optionNames = ['settings', 'target', 'parameters', 'mapping', 'outcomes', 'withoutCall', 'requests'] as const;

/** What is wrong with the test itself: names of nothing, and expectations that expect nothing. */
export function optionFaults({ target, told }: Subject): readonly string[] {
  const { account, actions } = target;
  return [
    ...unknown(told, optionNames, 'option'),
    ...emptyOptions(told),
    ...unknown(told.settings ?? {}, Object.keys(account?.settings ?? {}), 'setting'),
    ...byAction(actions, told.parameters, ({ parameters }) => parameters, 'parameter'),
    ...byAction(actions, told.mapping, ({ fields }) => fields, 'field'),
    ...unknown(told.outcomes ?? {}, triedAnswers.map(String), 'answer'),
    ...Object.entries(told.outcomes ?? {}).flatMap(([answer, outcome]) => {
      const tried = triedAnswers.find((one) => String(one) === answer);
      const isDefault = tried !== undefined && defaultOutcome(tried, account?.auth !== undefined) === outcome;
      return isDefault ? [`outcomes: ${answer} leads to "${outcome}" anyway: leave it out`] : [];
    }),
  ];
}

/** Examples of `withoutCall` that do lead to a call, or that there are not. */
export const uselessExceptions = (
  { told }: Subject,
  found: readonly { readonly name: string; readonly calls: readonly unknown[] }[],
): readonly string[] =>
  (told.withoutCall ?? []).flatMap((name) => {
    const meant = found.find((one) => one.name === name);
    if (meant === undefined) return [`withoutCall names "${name}", which is no example of an action`];
    return meant.calls.length > 0 ? [`withoutCall names "${name}", which does make a call`] : [];
  });

/** What an answer should lead to. */
export const expectedOutcome = ({ target, told }: Subject, answer: TriedAnswer) =>
  told.outcomes?.[answer] ?? defaultOutcome(answer, target.account?.auth !== undefined);

/** Actions, and parts of them, that there are not. */
const byAction = (
  actions: TargetSystem['actions'],
  told: { readonly [action: string]: object } = {},
  partsOf: (action: Action) => object | undefined,
  what: string,
): readonly string[] =>
  Object.entries(told).flatMap(([id, given]) => {
    const action = actions[id];
    if (action === undefined) return unknown({ [id]: given }, Object.keys(actions), 'action');
    return unknown(given, Object.keys(partsOf(action) ?? {}), `${what} of "${id}"`);
  });

function unknown(given: object, known: readonly string[], what: string): readonly string[] {
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => {
      const meant = nearest(name, known);
      return `there is no ${what} "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
    });
}

const emptyOptions = (told: TargetUnderTest): readonly string[] =>
  Object.entries(told as { readonly [name: string]: unknown })
    .filter(([, value]) => typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    .map(([name]) => `the option "${name}" is empty: leave it out`);
