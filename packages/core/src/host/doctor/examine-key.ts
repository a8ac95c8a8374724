import { isEilboteError } from '@eilbote/contract';
import type { Engine } from '../engine.ts';
import { found, ok, type Finding } from './finding.ts';

/** Whether there is a key, and whether it opens everything that is stored. */
export function examineKey({ secrets, configuration }: Engine): readonly Finding[] {
  const { webhooks, connections } = configuration.current;
  const locked = [...webhooks, ...connections].filter((one) => one.locked).map(({ definition }) => definition.name);
  try {
    secrets.seal('', 'doctor');
  } catch (error) {
    if (!isEilboteError(error)) throw error;
    return [found(locked.length > 0 ? 'problem' : 'warning', 'key', error.text, { code: error.code })];
  }
  if (locked.length === 0) {
    return [ok('key', 'Der Schlüssel passt zu allem, was gespeichert ist.', 'The key fits everything that is stored.')];
  }
  const names = locked.join(', ');
  return [
    found(
      'problem',
      'key',
      {
        de: `Der Schlüssel ist ein anderer als der, mit dem gespeichert wurde. Nicht lesbar sind: ${names}. Ihre Zustellungen warten.`,
        en: `The key is not the one that was used for saving. These cannot be read: ${names}. Their deliveries wait.`,
      },
      {
        code: 'SECRETS_KEY_WRONG',
        remedy: {
          de: 'Spielen Sie die Schlüsseldatei aus der Sicherung zurück oder setzen Sie EILBOTE_KEY auf den früheren Wert; ein zweiter Schlüssel lässt sich als secrets.oldKeys angeben.',
          en: 'Restore the key file from your backup, or set EILBOTE_KEY to its former value; a second key can be given as secrets.oldKeys.',
        },
      },
    ),
  ];
}
