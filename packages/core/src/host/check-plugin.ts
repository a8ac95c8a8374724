import type { Plugin } from '@eilbote/contract';
import { checkFields } from '../catalogue/check-field.ts';
import { checkLocalizedText, flaw, isForbiddenName, isPlainObject, type Flaw } from '../catalogue/flaw.ts';
import { checkAccount, checkChosen, choosing, noFunction, noObject } from './check-account.ts';

const longestId = 100;
const lists = ['targets', 'eventTypes', 'tables', 'provides'] as const;

/**
 * What is wrong with the shape of a plugin. Its event types and tables the catalogue checks; the rest would otherwise
 * be noticed when the first delivery needs it. Members that this version does not know are left alone.
 */
export function checkPlugin(plugin: Plugin): readonly Flaw[] {
  const given = plugin as unknown as Members;
  const { targets, provides } = given;
  return [
    ...checkId(given['id'], 'id'),
    ...lists
      .filter((name) => given[name] !== undefined && !Array.isArray(given[name]))
      .map((name) => flaw(name, 'Hier wird eine Liste erwartet.', 'A list is expected here.')),
    ...checkFunctions(given, ['start', 'stop'], ''),
    ...(Array.isArray(targets) ? targets.flatMap((target, at) => checkTarget(target, `targets[${at}]`)) : []),
    ...(Array.isArray(provides) ? provides.flatMap((one, at) => checkProvision(one, `provides[${at}]`)) : []),
  ];
}

interface Members {
  readonly [name: string]: unknown;
}

function checkTarget(target: unknown, path: string): readonly Flaw[] {
  if (!isPlainObject(target)) return [noObject(path)];
  const { actions } = target;
  return [
    ...checkId(target['id'], `${path}.id`),
    ...checkLocalizedText(target['title'], `${path}.title`),
    ...checkFunctions(target, ['classify'], `${path}.`),
    ...(target['account'] === undefined ? [] : checkAccount(target['account'], `${path}.account`)),
    ...(isPlainObject(actions)
      ? Object.entries(actions).flatMap(([id, action]) =>
          checkAction(id, action, target['account'], `${path}.actions.${id}`),
        )
      : [noObject(`${path}.actions`)]),
  ];
}

function checkAction(id: string, action: unknown, account: unknown, path: string): readonly Flaw[] {
  if (!isPlainObject(action)) return [noObject(path)];
  const { request, steps, table } = action;
  return [
    ...checkId(id, path),
    ...checkLocalizedText(action['title'], `${path}.title`),
    ...(typeof table === 'string' && table !== ''
      ? []
      : [flaw(`${path}.table`, 'Es fehlt die Tabelle oder „any“.', 'The table, or "any", is missing.')]),
    ...checkTexts(action['queryNames'], `${path}.queryNames`),
    ...(typeof request === 'function' || typeof steps === 'function' ? [] : [noFunction(`${path}.request`)]),
    ...checkFunctions(action, ['validate', 'steps'], `${path}.`),
    ...(action['parameters'] === undefined ? [] : checkFields(action['parameters'], `${path}.parameters`, choosing)),
    ...(action['fields'] === undefined
      ? []
      : checkFields(action['fields'], `${path}.fields`, ['required', 'from', 'whenMissing', ...choosing])),
    ...checkChosen(action['parameters'], account, `${path}.parameters`),
    ...checkChosen(action['fields'], account, `${path}.fields`),
  ];
}

function checkProvision(provision: unknown, path: string): readonly Flaw[] {
  if (isPlainObject(provision) && typeof provision['make'] === 'function' && isToken(provision['token'])) return [];
  return [flaw(path, 'Hier wird ein provide() oder wrap() erwartet.', 'A provide() or wrap() is expected here.')];
}

const isToken = (value: unknown): boolean => isPlainObject(value) && typeof value['key'] === 'symbol';

function checkId(id: unknown, path: string): readonly Flaw[] {
  if (typeof id === 'string' && id.trim() !== '' && id.length <= longestId && !isForbiddenName(id)) return [];
  return [
    flaw(
      path,
      `Es fehlt eine brauchbare Kennung: ein Text von 1 bis ${longestId} Zeichen.`,
      `A usable id is missing: a text of 1 to ${longestId} characters.`,
    ),
  ];
}

const checkFunctions = (given: Members, names: readonly string[], path: string): readonly Flaw[] =>
  names
    .filter((name) => given[name] !== undefined && typeof given[name] !== 'function')
    .map((name) => noFunction(`${path}${name}`));

function checkTexts(given: unknown, path: string): readonly Flaw[] {
  if (given === undefined || (Array.isArray(given) && given.every((one) => typeof one === 'string'))) return [];
  return [flaw(path, 'Hier wird eine Liste von Texten erwartet.', 'A list of texts is expected here.')];
}
