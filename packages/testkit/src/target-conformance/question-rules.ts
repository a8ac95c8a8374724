import type { AccountInput, AccountQuestion, RequestDraft, Settings, StepAnswer } from '@eilbote/contract';
import type { Subject } from './subject.ts';

/** What an account is asked, by the place where its definition says so. */
function questionsOf({ target: { account } }: Subject): readonly (readonly [string, AccountQuestion<unknown>])[] {
  return [
    ...(account?.check === undefined ? [] : [['check', account.check] as const]),
    ...Object.entries(account?.choices ?? {}).map(([name, list]) => [`choices.${name}`, list] as const),
    ...Object.entries(account?.prepare ?? {}).map(([name, { find }]) => [`prepare.${name}.find`, find] as const),
  ];
}

/** Questions to an account that are no pure requests, or whose own samples they cannot read. */
export function questionFaults(subject: Subject): readonly string[] {
  const { account } = subject.target;
  if (account === undefined) return [];
  const input = inputOf(subject);
  const faults: string[] = [];
  for (const [place, question] of questionsOf(subject)) {
    faults.push(...tried(place, () => requestFaults(place, question, input)));
    faults.push(...tried(`${place}.read`, () => readFaults(place, question, input)));
  }
  for (const [name, { create }] of Object.entries(account.prepare ?? {})) {
    const place = `prepare.${name}.create`;
    faults.push(...tried(place, () => requestFaults(place, create, input)));
  }
  return faults;
}

/** As a plugin gets it: without the secret settings, with the defaults. */
function inputOf({ target: { account }, settings }: Subject): AccountInput {
  const plain: { [name: string]: Settings[string] } = {};
  for (const [name, schema] of Object.entries(account?.settings ?? {})) {
    if (schema.type === 'string' && schema.secret === true) continue;
    const value = settings[name] ?? ('default' in schema ? schema.default : undefined);
    if (value !== undefined) plain[name] = value;
  }
  return { url: account?.baseUrl(plain) ?? '', settings: plain };
}

function requestFaults(
  place: string,
  { request }: { request(input: AccountInput): RequestDraft },
  input: AccountInput,
) {
  const made = request(input);
  if (JSON.stringify(made) !== JSON.stringify(request(input))) return [`${place} makes another request each time`];
  return made.url.base.startsWith(input.url) ? [] : [`${place} leaves the base URL ${input.url}`];
}

function readFaults(place: string, question: AccountQuestion<unknown>, input: AccountInput): readonly string[] {
  const answer: StepAnswer = { status: 200, headers: {}, json: question.sample };
  const read = question.read(answer, input);
  if (place === 'check') {
    return isObject(read) && !('problem' in read) ? [] : ['check.read finds fault with its own sample'];
  }
  if (!place.startsWith('choices')) return read === undefined ? [`${place}.read says nothing of its own sample`] : [];
  const choices = isObject(read) && 'choices' in read ? read.choices : undefined;
  return Array.isArray(choices) && choices.length > 0 ? [] : [`${place}.read finds no choice in its own sample`];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function tried(place: string, look: () => readonly string[]): readonly string[] {
  try {
    return look();
  } catch (error) {
    return [`${place} throws: ${error instanceof Error ? error.message : String(error)}`];
  }
}
