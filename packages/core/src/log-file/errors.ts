import { defineError } from '@eilbote/contract';

export const LOG_NAME_TAKEN = defineError<{ file: string }>(
  'LOG_NAME_TAKEN',
  {
    de: 'Das Protokoll kann nicht umbenannt werden, weil es unter diesem Namen schon eine Datei gibt.',
    en: 'The delivery log cannot be renamed because there is a file of that name already.',
  },
  ({ file }) => ({
    de: `Das Protokoll kann nicht in „${file}“ umbenannt werden, weil es diese Datei schon gibt. Bitte prüfen Sie, ob ein zweites Programm in diesen Ordner schreibt.`,
    en: `The delivery log cannot be renamed to "${file}" because that file exists already. Check whether a second program writes to this folder.`,
  }),
);
