import { readSecret } from '../../arguments/secret-source.ts';
import type { OptionDefinition } from '../../command.ts';
import { ARGUMENT_INVALID } from '../../errors.ts';
import { say, type Io } from '../../io.ts';

export const passphraseOption: OptionDefinition = {
  flags: '--passphrase <source>',
  text: {
    de: 'Passphrase der Geheimnisse: ask, datei, env:VARIABLE oder - (Standardeingabe); sonst wird gefragt',
    en: 'passphrase of the secrets: ask, file, env:VARIABLE or - (standard input); otherwise it is asked for',
  },
};

/** @throws SECRET_NEEDS_TERMINAL, SECRET_UNREADABLE, ARGUMENT_INVALID */
export const passphraseOf = (io: Io, source: string | undefined): Promise<string> =>
  readSecret(io, { name: 'passphrase', ...(source === undefined || source === 'ask' ? {} : { from: source }) });

/** A mistyped passphrase would lock the secrets away for good. @throws those of {@link passphraseOf} */
export async function newPassphraseOf(io: Io, source: string | undefined): Promise<string> {
  const passphrase = await passphraseOf(io, source);
  if (source !== undefined && source !== 'ask') return passphrase;
  const again = await io.askSecret(say(io, { de: 'Passphrase noch einmal: ', en: 'Passphrase again: ' }));
  if (again === passphrase) return passphrase;
  const expected = { de: 'zweimal dieselbe Passphrase', en: 'the same passphrase twice' };
  throw ARGUMENT_INVALID({ argument: '--passphrase', expected });
}
