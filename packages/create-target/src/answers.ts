import { knownTables } from './known-tables.ts';

/** How the calls of the new target system are authorised. */
export const authSchemes = ['apiKey', 'bearer', 'basic', 'oauth2'] as const;
/** One of the {@link authSchemes}. */
export type AuthScheme = (typeof authSchemes)[number];

/** All that the scaffolder has to know. */
export interface Answers {
  /** Id of the target system and name of its folder: lower-case letters, digits and `-`. */
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly baseUrl: string;
  readonly auth: AuthScheme;
  /** Names of tables in the ERP. */
  readonly tables: readonly string[];
  /** Each action makes several calls: it looks for the thing before it creates it. */
  readonly severalCalls: boolean;
}

/** What holds where nobody said anything. */
export const defaultAnswers: Answers = {
  id: 'clockwork',
  nameDe: 'Clockwork',
  nameEn: 'Clockwork',
  baseUrl: 'https://api.example.com/v1',
  auth: 'bearer',
  tables: ['Kunden'],
  severalCalls: false,
};

/** What is wrong with answers, each with what helps; nothing for good ones. */
export function answerFaults({ id, nameDe, nameEn, baseUrl, auth, tables }: Answers): readonly string[] {
  const names = knownTables.map(({ table }) => table);
  return [
    ...(/^[a-z][a-z0-9-]{1,48}$/.test(id)
      ? []
      : [`"${id}" is no id: take lower-case letters, digits and "-", e.g. clockwork`]),
    ...([nameDe, nameEn].some((name) => name.trim() === '') ? ['a name is empty: give --name-de and --name-en'] : []),
    ...(/^https:\/\/[^\s'?#]+$/.test(baseUrl) && URL.canParse(baseUrl)
      ? []
      : [`"${baseUrl}" is no base URL: it begins with https:// and has no query`]),
    ...(authSchemes.includes(auth) ? [] : [`"${auth}" is no authorisation: take one of ${authSchemes.join(', ')}`]),
    ...(tables.length === 0 ? [`no table: take one or more of ${names.join(', ')}`] : []),
    ...tables
      .filter((table) => !names.includes(table))
      .map((table) => `"${table}" is no table that the scaffolder knows: take one or more of ${names.join(', ')}`),
  ];
}
