import type { Action, FieldSchemas, LocalizedText, TargetSystem } from '@eilbote/contract';

type Text = readonly [place: string, text: LocalizedText | undefined, isNeeded: boolean];

/** Texts for people that are missing, empty or in one language only. */
export const missingTexts = (target: TargetSystem): readonly string[] =>
  textsOf(target).flatMap(([place, text, isNeeded]) => {
    if (text === undefined) return isNeeded ? [`${place} is missing`] : [];
    return (['de', 'en'] as const)
      .filter((language) => typeof text[language] !== 'string' || text[language].trim() === '')
      .map((language) => `${place} says nothing in "${language}"`);
  });

function textsOf({ title, description, account, actions }: TargetSystem): readonly Text[] {
  return [
    ['title', title, true],
    ['description', description, false],
    ...(account === undefined ? [] : fieldTexts('account.settings', account.settings)),
    ...listTexts('account.choices', account?.choices),
    ...listTexts('account.prepare', account?.prepare),
    ...Object.entries(actions).flatMap(([id, action]) => actionTexts(`actions.${id}`, action)),
  ];
}

type Titled = { readonly title: LocalizedText; readonly description?: LocalizedText };

const listTexts = (place: string, lists: { readonly [name: string]: Titled } = {}): readonly Text[] =>
  Object.entries(lists).flatMap(([name, { title, description }]): readonly Text[] => [
    [`${place}.${name}.title`, title, true],
    [`${place}.${name}.description`, description, false],
  ]);

function actionTexts(place: string, { title, confirm, parameters = {}, fields = {} }: Action): readonly Text[] {
  return [
    [`${place}.title`, title, true],
    [`${place}.confirm`, confirm, false],
    ...fieldTexts(`${place}.parameters`, parameters),
    ...fieldTexts(`${place}.fields`, fields),
    ...Object.entries(fields).map(([name, { whenMissing }]): Text => [
      `${place}.fields.${name}.whenMissing`,
      whenMissing,
      false,
    ]),
  ];
}

const fieldTexts = (place: string, fields: FieldSchemas): readonly Text[] =>
  Object.entries(fields).flatMap(([name, { title, description }]): readonly Text[] => [
    [`${place}.${name}.title`, title, true],
    [`${place}.${name}.description`, description, false],
  ]);
