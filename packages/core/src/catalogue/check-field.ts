import { checkLocalizedText, flaw, isForbiddenName, isPlainObject, type Flaw } from './flaw.ts';

const described = new Set(['type', 'title', 'description', 'examples', 'nullable', 'evidence', 'privacy', 'refersTo']);

/** What each type of the schema dialect allows beside the words that describe every field. */
const keywords = new Map<unknown, readonly string[]>([
  ['string', ['format', 'enum', 'minLength', 'maxLength', 'default']],
  ['integer', ['minimum', 'maximum', 'enum', 'default']],
  ['number', ['minimum', 'maximum', 'enum', 'default']],
  ['boolean', ['default']],
  ['string|integer', []],
  ['array', ['items']],
  ['object', ['properties', 'optional']],
]);

const formats = ['date', 'time', 'date-time', 'email', 'uri'];

/** Signs outside of these mean something in conditions, templates or JSON pointers. */
const usableName = /^[\p{L}\p{N}_-]{1,100}$/u;

/**
 * Flaws of named fields: of a table, of the details of an event type, of a target system, or inside of an object field.
 * @param also words beside those of the dialect that these fields may have
 */
export function checkFields(fields: unknown, path: string, also: readonly string[] = [], level = 0): Flaw[] {
  if (!isPlainObject(fields)) return [flaw(path, 'Hier werden Felder erwartet.', 'Fields are expected here.')];
  const flaws: Flaw[] = [];
  for (const name of Object.keys(fields)) {
    flaws.push(...checkName(name, path), ...checkField(fields[name], `${path}.${name}`, also, level));
  }
  return flaws;
}

export function checkName(name: string, path: string): Flaw[] {
  if (usableName.test(name) && !isForbiddenName(name)) return [];
  return [
    flaw(
      path,
      `„${name.slice(0, 100)}“ ist kein brauchbarer Name: erlaubt sind Buchstaben, Ziffern, Unterstrich und Bindestrich.`,
      `"${name.slice(0, 100)}" is no usable name: letters, digits, underscore and hyphen are allowed.`,
    ),
  ];
}

function checkField(field: unknown, path: string, also: readonly string[], level: number): Flaw[] {
  if (!isPlainObject(field)) return [flaw(path, 'Ein Feld ist ein Objekt.', 'A field is an object.')];
  const allowed = keywords.get(field['type']);
  if (allowed === undefined) {
    const types = [...keywords.keys()].join(', ');
    return [flaw(`${path}.type`, `Erlaubt sind: ${types}.`, `Allowed are: ${types}.`)];
  }
  if (level > 8) return [flaw(path, 'Die Felder sind zu tief verschachtelt.', 'The fields are nested too deeply.')];
  return [
    ...Object.keys(field)
      .filter((word) => !described.has(word) && !allowed.includes(word) && !also.includes(word))
      .map((word) => flaw(path, `„${word}“ gibt es bei diesem Typ nicht.`, `"${word}" does not exist for this type.`)),
    ...checkLocalizedText(field['title'], `${path}.title`),
    ...(field['description'] === undefined ? [] : checkLocalizedText(field['description'], `${path}.description`)),
    ...checkValues(field, path),
    ...checkRange(field, path, 'minimum', 'maximum'),
    ...checkRange(field, path, 'minLength', 'maxLength'),
    ...(field['type'] === 'array' ? checkField(field['items'], `${path}.items`, [], level + 1) : []),
    ...(field['type'] === 'object' ? checkFields(field['properties'], `${path}.properties`, [], level + 1) : []),
  ];
}

function checkValues(field: { readonly [word: string]: unknown }, path: string): Flaw[] {
  const flaws: Flaw[] = [];
  if (field['format'] !== undefined && !formats.some((format) => format === field['format']))
    flaws.push(flaw(`${path}.format`, `Erlaubt sind: ${formats.join(', ')}.`, `Allowed are: ${formats.join(', ')}.`));
  const wanted = field['type'] === 'string' ? 'string' : 'number';
  const values = field['enum'];
  const isList = Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === wanted);
  if (values !== undefined && !isList)
    flaws.push(
      flaw(
        `${path}.enum`,
        'Die Auswahl passt nicht zum Typ des Feldes.',
        'The choices do not fit the type of the field.',
      ),
    );
  if (field['examples'] !== undefined && !Array.isArray(field['examples']))
    flaws.push(flaw(`${path}.examples`, 'Beispiele sind eine Liste.', 'Examples are a list.'));
  return flaws;
}

function checkRange(field: { readonly [word: string]: unknown }, path: string, from: string, to: string): Flaw[] {
  const [least, most] = [field[from], field[to]];
  const areNumbers = [least, most].every((limit) => limit === undefined || Number.isFinite(limit));
  const areOrdered = typeof least !== 'number' || typeof most !== 'number' || least <= most;
  if (areNumbers && areOrdered) return [];
  return [flaw(path, `${from} und ${to} sind keine Spanne.`, `${from} and ${to} are no range.`)];
}
