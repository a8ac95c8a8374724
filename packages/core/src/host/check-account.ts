import { checkFields } from '../catalogue/check-field.ts';
import { checkLocalizedText, flaw, isPlainObject, type Flaw } from '../catalogue/flaw.ts';

interface Members {
  readonly [name: string]: unknown;
}

/** Words that settings, parameters and target fields may have beside those of the dialect. */
export const choosing = ['choices'];

/** What is wrong with the shape of an account, and names of settings and lists in it that do not exist. */
export function checkAccount(account: unknown, path: string): readonly Flaw[] {
  if (!isPlainObject(account)) return [noObject(path)];
  const { settings, baseUrl, auth, headers = [] } = account;
  if (!isPlainObject(settings)) return [noObject(`${path}.settings`)];
  const named = [
    ...(isPlainObject(auth) ? settingsNamedBy(auth).map((name) => [name, `${path}.auth`] as const) : []),
    ...(Array.isArray(headers) ? headers : []).flatMap((header, at) =>
      isPlainObject(header) && typeof header['setting'] === 'string'
        ? [[header['setting'], `${path}.headers[${at}]`] as const]
        : [],
    ),
  ];
  return [
    ...checkFields(settings, `${path}.settings`, ['secret', ...choosing]),
    ...checkChosen(settings, account, `${path}.settings`),
    ...(typeof baseUrl === 'function' ? [] : [noFunction(`${path}.baseUrl`)]),
    ...named.filter(([name]) => !Object.hasOwn(settings, name)).map(([name, where]) => noSetting(where, name)),
    ...(account['check'] === undefined ? [] : checkQuestion(account['check'], `${path}.check`)),
    ...checkNamed(account['choices'], `${path}.choices`, (list, where) => checkQuestion(list, where)),
    ...checkNamed(account['prepare'], `${path}.prepare`, (one, where) => [
      ...checkQuestion(one['find'], `${where}.find`),
      ...checkCall(one['create'], `${where}.create`),
    ]),
    ...checkUpgrades(account['upgrades'], `${path}.upgrades`),
  ];
}

/** Fields that are chosen from a list which the account does not have. */
export function checkChosen(fields: unknown, account: unknown, path: string): readonly Flaw[] {
  if (!isPlainObject(fields)) return [];
  const lists = isPlainObject(account) && isPlainObject(account['choices']) ? account['choices'] : {};
  return Object.entries(fields).flatMap(([name, field]) => {
    const list = isPlainObject(field) ? field['choices'] : undefined;
    if (list === undefined || (typeof list === 'string' && Object.hasOwn(lists, list))) return [];
    const named = typeof list === 'string' ? list : typeof list;
    const where = `${path}.${name}.choices`;
    return [flaw(where, `Das Konto hat keine Auswahl „${named}“.`, `The account has no choices "${named}".`)];
  });
}

function checkNamed(
  things: unknown,
  path: string,
  check: (thing: Members, path: string) => readonly Flaw[],
): readonly Flaw[] {
  if (things === undefined) return [];
  if (!isPlainObject(things)) return [noObject(path)];
  return Object.entries(things).flatMap(([name, thing]) => {
    const where = `${path}.${name}`;
    if (!isPlainObject(thing)) return [noObject(where)];
    return [...checkLocalizedText(thing['title'], `${where}.title`), ...check(thing, where)];
  });
}

const checkQuestion = (question: unknown, path: string): readonly Flaw[] => [
  ...checkCall(question, path),
  ...(!isPlainObject(question) || typeof question['read'] === 'function' ? [] : [noFunction(`${path}.read`)]),
];

function checkCall(call: unknown, path: string): readonly Flaw[] {
  if (!isPlainObject(call)) return [noObject(path)];
  return typeof call['request'] === 'function' ? [] : [noFunction(`${path}.request`)];
}

function checkUpgrades(upgrades: unknown, path: string): readonly Flaw[] {
  if (upgrades === undefined) return [];
  if (!Array.isArray(upgrades)) return [flaw(path, 'Hier wird eine Liste erwartet.', 'A list is expected here.')];
  return upgrades.flatMap((one: unknown, at) =>
    isPlainObject(one) && typeof one['upgrade'] === 'function' ? [] : [noFunction(`${path}[${at}].upgrade`)],
  );
}

const namingProperties = ['token', 'key', 'user', 'password', 'clientId', 'clientSecret'];

const settingsNamedBy = (auth: Members): readonly string[] => [
  ...namingProperties.flatMap((property) => (typeof auth[property] === 'string' ? [auth[property]] : [])),
  ...[auth, auth['refresh']].flatMap((request) => (isPlainObject(request) ? settingsInBody(request['body']) : [])),
];

const settingsInBody = (body: unknown): readonly string[] =>
  (isPlainObject(body) ? Object.values(body) : []).flatMap((input) =>
    isPlainObject(input) && typeof input['setting'] === 'string' ? [input['setting']] : [],
  );

/** A flaw: no function is there. */
export const noFunction = (path: string) =>
  flaw(path, 'Hier wird eine Funktion erwartet.', 'A function is expected here.');
/** A flaw: no object is there. */
export const noObject = (path: string) => flaw(path, 'Hier wird ein Objekt erwartet.', 'An object is expected here.');
const noSetting = (path: string, name: string) =>
  flaw(path, `Eine Einstellung „${name}“ gibt es nicht.`, `There is no setting "${name}".`);
