import type { LocalizedText } from '@eilbote/contract';
import { nearest } from '../suggestion.ts';
import type { StartupProblem } from './errors.ts';
import { optionRules, type OptionRule, type RuleTree } from './option-rules.ts';

/**
 * What is wrong with the options of a host: a misspelt `onlyAllowed` that is silently ignored would open the network.
 * Types say the same, but not to a configuration that nobody compiles.
 */
export function checkOptions(options: unknown): readonly StartupProblem[] {
  const problems = faults('', options, optionRules);
  const withoutStore = problems.length === 0 && (options as { readonly store?: unknown }).store === undefined;
  return [...problems, ...(withoutStore ? [missing('store', optionRules.store as OptionRule)] : [])].map((text) => ({
    owner: 'host',
    text,
  }));
}

function faults(path: string, value: unknown, rules: RuleTree): readonly LocalizedText[] {
  if (isRule(rules)) return rules.holds(value) ? [] : [wrong(path, rules.expected)];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [wrong(path, anObject)];
  return Object.entries(value).flatMap(([name, member]) => {
    const inner = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (inner === undefined) return [unknown(path, name, Object.keys(rules))];
    return member === undefined ? [] : faults(path === '' ? name : `${path}.${name}`, member, inner);
  });
}

const isRule = (rules: RuleTree): rules is OptionRule => typeof rules['holds'] === 'function';

const anObject: LocalizedText = { de: 'ein Objekt', en: 'an object' };

const wrong = (path: string, { de, en }: LocalizedText): LocalizedText =>
  path === ''
    ? { de: `Erwartet wird createHost({ store, … }).`, en: `Expected is createHost({ store, … }).` }
    : { de: `Einstellung „${path}“: Erwartet wird ${de}.`, en: `Option "${path}": expected is ${en}.` };

const missing = (path: string, { expected: { de, en } }: OptionRule): LocalizedText => ({
  de: `Einstellung „${path}“ fehlt. Erwartet wird ${de}.`,
  en: `Option "${path}" is missing. Expected is ${en}.`,
});

function unknown(path: string, name: string, known: readonly string[]): LocalizedText {
  const at = path === '' ? name : `${path}.${name}`;
  const meant = nearest(name, known);
  return {
    de: `Die Einstellung „${at}“ gibt es nicht. ${meant === undefined ? `Möglich sind: ${known.join(', ')}.` : `Meinten Sie „${meant}“?`}`,
    en: `There is no option "${at}". ${meant === undefined ? `Possible are: ${known.join(', ')}.` : `Did you mean "${meant}"?`}`,
  };
}
