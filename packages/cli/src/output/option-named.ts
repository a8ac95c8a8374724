import { ARGUMENT_INVALID } from '../errors.ts';

interface Wrong {
  readonly argument: string;
  readonly expected: { readonly de: string; readonly en: string };
  readonly option?: string;
}

/**
 * An ARGUMENT_INVALID that names the option it was given to: whoever reads a value may not know it, and of a line with
 * many options nobody finds "0" again. Any other error stays as it is.
 * @param options what the options of the command were given, by their flags (`--retry`)
 */
export function optionNamed(error: unknown, options: ReadonlyMap<string, unknown>): unknown {
  if (!ARGUMENT_INVALID.is(error)) return error;
  const facts = (error as { facts: unknown }).facts as Wrong;
  const { argument, option } = facts;
  if (option !== undefined || argument.startsWith('--')) return error;
  const found =
    onlyOne(options, (value) => value === argument) ?? onlyOne(options, (value) => value.includes(argument));
  return found === undefined ? error : ARGUMENT_INVALID({ ...facts, option: found }, { cause: error });
}

function onlyOne(options: ReadonlyMap<string, unknown>, fits: (value: string) => boolean): string | undefined {
  const found = [...options].filter(([, given]) => [given].flat().some((one) => typeof one === 'string' && fits(one)));
  return found.length === 1 ? found[0]?.[0] : undefined;
}
