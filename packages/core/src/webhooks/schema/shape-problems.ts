import type { DefinitionProblem, LocalizedText } from '@eilbote/contract';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { escapePointer, pointerParts, valueAt } from '../../json-pointer.ts';
import { nearest } from '../../suggestion.ts';
import type { ProblemCode } from '../problem-catalogue.ts';
import { expectedKeyword } from './expected.ts';

/** Ajv's errors as problems for people: which property, what is wrong, what is allowed, and what was probably meant. */
export const shapeProblems = (errors: readonly ErrorObject[], input: unknown): readonly DefinitionProblem[] =>
  errors.filter(speaksForItself).map((error) => problemOf(error, input));

/** The branches of an alternative all complain; the alternative itself says what was expected. */
const speaksForItself = ({ schemaPath }: ErrorObject) => !/\/(?:anyOf|oneOf)\/\d+\//.test(schemaPath);

function problemOf(error: ErrorObject, input: unknown): DefinitionProblem & { readonly code: ProblemCode } {
  const { instancePath, keyword } = error;
  if (keyword === 'additionalProperties') {
    const name = text(error, 'additionalProperty');
    const path = `${instancePath}/${escapePointer(name)}`;
    return { path, code: 'PROPERTY_UNKNOWN', text: unknownProperty(name, Object.keys(propertiesOf(error))) };
  }
  if (keyword === 'required') {
    const name = text(error, 'missingProperty');
    return { path: `${instancePath}/${escapePointer(name)}`, code: 'PROPERTY_MISSING', text: missingProperty(name) };
  }
  const place = instancePath === '' ? { de: 'Die Angabe', en: 'The definition' } : quoted(placeName(instancePath));
  return { path: instancePath, code: codes[keyword] ?? 'VALUE_INVALID', text: sentence(place, error, input) };
}

/** Names say their unit; people may have written another one. */
function unitOf(pointer: string, one: boolean): LocalizedText {
  if (!/[sS]econds(?:\/\d+)?$/.test(pointer)) return { de: '', en: '' };
  return one ? { de: ' Sekunde', en: ' second' } : { de: ' Sekunden', en: ' seconds' };
}

const codes: { readonly [keyword: string]: ProblemCode } = {
  type: 'VALUE_TYPE',
  enum: 'VALUE_UNKNOWN',
  anyOf: 'VALUE_TYPE',
  oneOf: 'VALUE_AMBIGUOUS',
  minLength: 'VALUE_EMPTY',
  maxLength: 'VALUE_TOO_LONG',
  minimum: 'VALUE_TOO_SMALL',
  maximum: 'VALUE_TOO_LARGE',
  minItems: 'VALUE_EMPTY',
  maxItems: 'VALUE_TOO_LONG',
};

function sentence({ de, en }: LocalizedText, error: ErrorObject, input: unknown): LocalizedText {
  const limit = text(error, 'limit');
  const unit = unitOf(error.instancePath, limit === '1');
  switch (error.keyword) {
    case 'type': {
      const kind = kinds[text(error, 'type')] ?? kinds['object'];
      return { de: `${de} muss ${kind?.de} sein.`, en: `${en} must be ${kind?.en}.` };
    }
    case 'enum':
      return oneOfValues({ de, en }, error, valueAt(input, error.instancePath));
    case 'minLength':
    case 'minItems':
      return { de: `${de} darf nicht leer sein.`, en: `${en} must not be empty.` };
    case 'maxLength':
      return { de: `${de} darf höchstens ${limit} Zeichen haben.`, en: `${en} may have at most ${limit} characters.` };
    case 'maxItems':
      return { de: `${de} darf höchstens ${limit} Einträge haben.`, en: `${en} may have at most ${limit} entries.` };
    case 'minimum':
      return { de: `${de} muss mindestens ${limit}${unit.de} sein.`, en: `${en} must be at least ${limit}${unit.en}.` };
    case 'maximum':
      return { de: `${de} darf höchstens ${limit}${unit.de} sein.`, en: `${en} may be at most ${limit}${unit.en}.` };
    default: {
      const wanted = expectedIn(error) ?? { de: 'ein anderer Wert', en: 'another value' };
      return { de: `${de}: Erwartet wird ${wanted.de}.`, en: `${en}: expected is ${wanted.en}.` };
    }
  }
}

const kinds: { readonly [type: string]: LocalizedText } = {
  string: { de: 'ein Text', en: 'a text' },
  number: { de: 'eine Zahl', en: 'a number' },
  integer: { de: 'eine ganze Zahl', en: 'a whole number' },
  boolean: { de: 'true oder false', en: 'true or false' },
  array: { de: 'eine Liste', en: 'a list' },
  object: { de: 'ein Objekt', en: 'an object' },
};

function oneOfValues({ de, en }: LocalizedText, error: ErrorObject, value: unknown): LocalizedText {
  const allowed = error.schema;
  const values = Array.isArray(allowed) ? allowed.map(String) : [];
  const meant = typeof value === 'string' ? nearest(value, values) : undefined;
  return {
    de: `${de} kann nur ${values.join(', ')} sein.${meant === undefined ? '' : ` Meinten Sie „${meant}“?`}`,
    en: `${en} can only be ${values.join(', ')}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  };
}

function unknownProperty(name: string, known: readonly string[]): LocalizedText {
  const meant = nearest(name, known);
  return {
    de: `Die Eigenschaft „${name}“ gibt es hier nicht. ${meant === undefined ? `Möglich sind: ${known.join(', ')}.` : `Meinten Sie „${meant}“?`}`,
    en: `There is no property "${name}" here. ${meant === undefined ? `Possible are: ${known.join(', ')}.` : `Did you mean "${meant}"?`}`,
  };
}

const missingProperty = (name: string): LocalizedText => ({
  de: `Die Eigenschaft „${name}“ fehlt.`,
  en: `The property "${name}" is missing.`,
});

const quoted = (name: string): LocalizedText => ({ de: `„${name}“`, en: `"${name}"` });

/** `/attributes/0/name` as people write it: `attributes[0].name`. */
const placeName = (pointer: string): string =>
  pointerParts(pointer)
    .map((part, at) => (/^\d+$/.test(part) ? `[${part}]` : `${at === 0 ? '' : '.'}${part}`))
    .join('');

const text = ({ params }: ErrorObject, name: string): string => String(Reflect.get(params, name) ?? '');

function propertiesOf({ parentSchema }: ErrorObject): object {
  const properties: unknown = parentSchema?.['properties'];
  return typeof properties === 'object' && properties !== null ? properties : {};
}

function expectedIn({ parentSchema }: ErrorObject): LocalizedText | undefined {
  const wanted: unknown = parentSchema?.[expectedKeyword];
  return isText(wanted) ? wanted : undefined;
}

const isText = (value: unknown): value is LocalizedText =>
  typeof value === 'object' && value !== null && 'de' in value && 'en' in value;
