import type { Answer } from '@eilbote/contract';
import { knownProperties } from './properties/known-properties.ts';

/** What HubSpot did not take, told without any value: its messages quote what was sent. */
export interface Refusal {
  /** How many objects. */
  readonly count: number;
  readonly text: string;
  /** It was a limit, and not the content. */
  readonly isLimit: boolean;
}

interface ErrorBody {
  readonly category?: unknown;
  readonly subCategory?: unknown;
  readonly numErrors?: unknown;
  readonly errors?: unknown;
}

/** Reads an answer with errors in it; `undefined` where there are none. */
export function refusalOf({ status, body }: Answer): Refusal | undefined {
  const read = readBody(body);
  if (read === undefined) return undefined;
  const { errors, numErrors, category, subCategory } = read;
  const list = Array.isArray(errors) ? (errors as readonly unknown[]) : [];
  const isError = status >= 300 || status === 207 || list.length > 0 || Number(numErrors) > 0;
  if (!isError) return undefined;
  const words = [category, subCategory, ...list.flatMap(wordsOf)].filter(isCode);
  const codes = [...new Set([...words, ...codesIn(body)])];
  const properties = [...new Set(namesIn(body))];
  const text = [codes.join(', ') || 'no reason given', ...(properties.length === 0 ? [] : [properties.join(', ')])];
  return {
    count: Math.max(list.length, Number(numErrors) || 0, 1),
    text: `${text.join(': ')}${isUnprepared(codes, body) ? `. ${prepareFirst}` : ''}`,
    isLimit: codes.length > 0 && codes.every((code) => code.startsWith('RATE_LIMIT')),
  };
}

const prepareFirst = 'A property of Eilbote is missing in the account: prepare the connection';

function isUnprepared(codes: readonly string[], body: string): boolean {
  return codes.includes('PROPERTY_DOESNT_EXIST') || /profacto_\w+[^,}]*(does not exist|not.{0,20}unique)/i.test(body);
}

function wordsOf(error: unknown): readonly unknown[] {
  const { category, subCategory, code } = (error ?? {}) as { [name: string]: unknown };
  return [category, subCategory, code];
}

const isCode = (word: unknown): word is string => typeof word === 'string' && /^[A-Za-z0-9_.]{1,60}$/.test(word);

/** Codes inside of messages: `"error":"PROPERTY_DOESNT_EXIST"`. */
const codesIn = (body: string): readonly string[] =>
  [...body.matchAll(/\\*"(?:error|code)\\*"\s*:\s*\\*"([A-Z][A-Z_]{2,60})\\*"/g)].flatMap(([, code = '']) =>
    code === '' ? [] : [code],
  );

/** Properties that are named, as far as they are ours to send: anything else could be a value. */
const namesIn = (body: string): readonly string[] =>
  [...body.matchAll(/\\*"(?:name|propertyName)\\*"\s*:\s*\[?\s*\\*"(\w+)\\*"|\b(profacto_\w+)/g)].flatMap(
    ([, named = '', own = '']) => [named, own].filter((name) => knownProperties.has(name)),
  );

function readBody(body: string): ErrorBody | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}
