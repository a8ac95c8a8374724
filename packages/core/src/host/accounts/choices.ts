import type { Choice, ChoicePage } from '@eilbote/contract';
import {
  ACCOUNT_ANSWER_UNREADABLE,
  ask,
  pluginTrouble,
  type Account,
  type AccountTrouble,
} from '../../pipeline/account/index.ts';
import { nearest } from '../../suggestion.ts';
import type { Engine } from '../engine.ts';
import { ACCOUNT_CALL_FAILED, CHOICES_UNKNOWN } from './errors.ts';

/** A list of an account has an end: whoever turns pages for ever has lost count. */
const mostPages = 200;

/**
 * All choices of a list, in the order of the account.
 * @throws CHOICES_UNKNOWN, ACCOUNT_CALL_FAILED
 */
export async function choicesOf(account: Account, list: string, engine: Engine): Promise<readonly Choice[]> {
  const lists = account.account.choices ?? {};
  if (!Object.hasOwn(lists, list)) {
    const known = Object.keys(lists);
    const meant = nearest(list, known);
    throw CHOICES_UNKNOWN({
      target: account.definition.target,
      list,
      known,
      ...(meant === undefined ? {} : { meant }),
    });
  }
  const read = await readChoices(account, list, engine);
  if ('trouble' in read)
    throw ACCOUNT_CALL_FAILED({ connection: account.definition.name, what: `choices.${list}`, ...read.trouble });
  return read.choices;
}

/** The same for whoever goes on without it. @param list one that there is */
export async function readChoices(
  account: Account,
  list: string,
  { accounts }: Engine,
): Promise<{ readonly choices: readonly Choice[] } | { readonly trouble: AccountTrouble }> {
  const question = account.account.choices?.[list];
  if (question === undefined) return { choices: [] };
  const named = `choices.${list}`;
  const choices: Choice[] = [];
  let page: string | number | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const input = { ...accounts.inputOf(account), ...(page === undefined ? {} : { page }) };
    const asked = await ask(accounts, account, { name: named, question, fault: pageFault }, input);
    if (asked.kind === 'failed') return { trouble: asked.trouble };
    choices.push(...asked.value.choices.map(({ value, title }) => ({ value, title })));
    page = asked.value.next;
    if (page === undefined) return { choices };
  }
  const fault = `more than ${mostPages} pages`;
  const { plugin } = account.registered;
  return { trouble: pluginTrouble(ACCOUNT_ANSWER_UNREADABLE({ plugin, what: named, fault })) };
}

/** A plugin is not always written in TypeScript. */
function pageFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'no object';
  const { choices, next } = value as { readonly [member in keyof ChoicePage]: unknown };
  if (!Array.isArray(choices)) return 'choices is no list';
  const wrong = choices.findIndex(
    (one: Partial<Choice> | null) => !isValue(one?.value) || typeof one?.title !== 'string',
  );
  if (wrong !== -1) return `choices[${wrong}] is no value with a title`;
  return next === undefined || isValue(next) ? undefined : 'next is neither text nor number';
}

const isValue = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value);
