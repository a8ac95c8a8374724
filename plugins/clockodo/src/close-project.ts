import { delivered, type JsonObject, type LocalizedText, type Outcome } from '@eilbote/contract';
import type { AccountCalls } from './account-calls.ts';
import { CLOCKODO_PROJECT_UNKNOWN } from './errors.ts';
import { findByNumber } from './find-by-number.ts';
import { checkedNumber } from './own-number.ts';

/** The project with this number; none is created only to be closed. @throws CLOCKODO_PROJECT_UNKNOWN */
export const knownProject = (calls: AccountCalls, number: string): Promise<string> =>
  calls.steps.ensure('project', checkedNumber(number), {
    find: () => findByNumber(calls, 'project', number, true),
    create: () => Promise.reject(CLOCKODO_PROJECT_UNKNOWN({ project: number })),
  });

/** Puts a state on a project that is there. One that was deleted in the meantime may be there under another id. */
export async function putOnProject(
  calls: AccountCalls,
  number: string,
  { step, pathOf, body }: { readonly step: string; pathOf(id: string): readonly string[]; readonly body: JsonObject },
): Promise<Outcome> {
  const id = await knownProject(calls, number);
  if (await calls.change(`${step} ${id}`, pathOf(id), body)) return delivered(id);
  await calls.steps.forget('project', number, id);
  const again = await knownProject(calls, number);
  await calls.change(`${step} ${again} found anew`, pathOf(again), body);
  return delivered(again);
}

/** What a person confirms before an action closes or bills something, with a condition that is worth setting. */
export const confirmation = (what: LocalizedText, condition: string): LocalizedText => ({
  de: `${what.de} Empfohlene Bedingung (Modus „evaluate“): ${condition}`,
  en: `${what.en} Suggested condition (mode "evaluate"): ${condition}`,
});
