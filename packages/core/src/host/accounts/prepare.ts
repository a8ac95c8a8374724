import type { LocalizedText, Preparation, Presence } from '@eilbote/contract';
import { ask, type Account, type AccountTrouble } from '../../pipeline/account/index.ts';
import type { Engine } from '../engine.ts';

/** How the preparation of an account is run. */
export interface PrepareOptions {
  /** Looks only, and tells what would be created. */
  readonly dryRun?: boolean;
}

/** What came of a preparation, or would come of it. */
export interface PreparedConnection {
  /** All that is needed is there, by now perhaps. */
  readonly ready: boolean;
  /** In the order in which they are created. */
  readonly things: readonly PreparedThing[];
}

/** One thing that has to be in the account. */
export interface PreparedThing {
  /** As the target system names it. */
  readonly name: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  /**
   * `there` before, `created` now; `missing` and not created, because nobody asked for it or something else is in the
   * way; `differs` from what is needed, for a person to put right; `unknown`, because looking or creating failed.
   */
  readonly state: 'there' | 'created' | 'missing' | 'differs' | 'unknown';
  /** Why it differs or is not known. */
  readonly text?: LocalizedText;
}

type State = Pick<PreparedThing, 'state' | 'text'>;

/**
 * Looks for all that an account needs, and then creates what is missing, one after the other. Where something differs or
 * cannot be looked for, nothing is created: the plan that a person has agreed to would not hold. It may be run again
 * however it ended, because it always looks first.
 */
export async function prepareAccount(
  account: Account,
  { dryRun = false }: PrepareOptions,
  engine: Engine,
): Promise<PreparedConnection> {
  const preparations = Object.entries(account.account.prepare ?? {});
  const things: PreparedThing[] = [];
  for (const [name, preparation] of preparations)
    things.push({ ...outline(name, preparation), ...(await find(account, name, preparation, engine)) });
  const isClear = things.every(({ state }) => state === 'there' || state === 'missing');
  for (const [at, [name, preparation]] of preparations.entries()) {
    const thing = things[at];
    if (dryRun || !isClear || thing?.state !== 'missing') continue;
    const state = await create(account, name, preparation, engine);
    things[at] = { ...outline(name, preparation), ...state };
    // What comes after it may need it.
    if (state.state !== 'created' && state.state !== 'there') break;
  }
  return { ready: things.every(({ state }) => state === 'there' || state === 'created'), things };
}

const outline = (name: string, { title, description }: Preparation) => ({
  name,
  title,
  ...(description === undefined ? {} : { description }),
});

async function find(
  account: Account,
  name: string,
  { find: question }: Preparation,
  { accounts }: Engine,
): Promise<State> {
  const named = { name: `prepare.${name}.find`, question, fault: presenceFault };
  const asked = await ask(accounts, account, named, accounts.inputOf(account));
  if (asked.kind === 'failed') return unknown(asked.trouble);
  return typeof asked.value === 'string' ? { state: asked.value } : { state: 'differs', text: asked.value.differs };
}

async function create(account: Account, name: string, preparation: Preparation, engine: Engine): Promise<State> {
  const { accounts } = engine;
  const made = await accounts.call(account, preparation.create, accounts.inputOf(account), { changes: true });
  if (made.kind === 'failed') return unknown(made.trouble);
  const { status } = made.answer;
  if (status >= 200 && status < 300) return { state: 'created' };
  // Somebody was faster, or so it says: whether it is what is needed only another look can tell.
  return find(account, name, preparation, engine);
}

const unknown = ({ text }: AccountTrouble): State => ({ state: 'unknown', text });

/** A plugin is not always written in TypeScript. */
function presenceFault(value: unknown): string | undefined {
  if (value === 'there' || value === 'missing') return undefined;
  const { differs } = (value ?? {}) as Exclude<Partial<Presence>, string>;
  return typeof differs?.de === 'string' && typeof differs.en === 'string'
    ? undefined
    : 'neither "there", nor "missing", nor what differs';
}
