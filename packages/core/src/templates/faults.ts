import { isEilboteError, type EilboteError, type LocalizedText } from '@eilbote/contract';
import { LiquidError } from 'liquidjs';
import { TEMPLATE_FAILED, TEMPLATE_INVALID, TEMPLATE_TOO_LARGE } from './errors.ts';
import { nearest } from '../suggestion.ts';
import { TRANSFORM_MISUSED, VALUE_NOT_TRANSFORMED } from '../transforms/index.ts';
import { filterNames } from './filters.ts';
import { notationFault } from './notations.ts';
import { tagNames } from './tags.ts';

/** An error of the template language as one of ours, with line and column. */
export function parseFault(error: unknown): EilboteError {
  if (isEilboteError(error)) return error;
  if (isStackFull(error)) return TEMPLATE_TOO_LARGE({ budget: 'depth' }, { cause: error });
  return TEMPLATE_INVALID({ ...placeOf(error), reason: reasonOf(messageOf(error)) }, { cause: error });
}

/** An error while a template was filled. What the language says could quote data, so it stays in `cause`. */
export function renderFault(error: unknown): EilboteError {
  if (isEilboteError(error)) return error;
  const original = property(error, 'originalError');
  if (TEMPLATE_FAILED.is(original)) return TEMPLATE_FAILED({ ...factsOf(original), ...placeOf(error) });
  if (isEilboteError(original) && (VALUE_NOT_TRANSFORMED.is(original) || TRANSFORM_MISUSED.is(original))) {
    return TEMPLATE_FAILED({ ...placeOf(error), reason: original.text }, { cause: original });
  }
  if (isEilboteError(original)) return original;
  if (isStackFull(error)) return TEMPLATE_TOO_LARGE({ budget: 'depth' }, { cause: error });
  const message = messageOf(error);
  if (message.startsWith('memory alloc')) return TEMPLATE_TOO_LARGE({ budget: 'memory' });
  if (message.startsWith('template render')) return TEMPLATE_TOO_LARGE({ budget: 'time' });
  return TEMPLATE_FAILED({ ...placeOf(error), reason: unsuitable }, { cause: error });
}

const isStackFull = (error: unknown): boolean =>
  error instanceof RangeError || property(error, 'originalError') instanceof RangeError;

const unsuitable: LocalizedText = {
  de: 'Ein Wert passt nicht zu dem, was die Vorlage mit ihm tut.',
  en: 'A value does not suit what the template does with it.',
};

function factsOf(error: unknown): { readonly reason: LocalizedText } {
  const reason = isEilboteError(error) ? error.facts['reason'] : undefined;
  return { reason: isText(reason) ? reason : unsuitable };
}

const isText = (value: unknown): value is LocalizedText => typeof property(value, 'de') === 'string';

function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  if (!LiquidError.is(error)) return { line: 1, column: 1 };
  const [line = 1, column = 1] = error.token.getPosition();
  return { line, column };
}

function messageOf(error: unknown): string {
  const message = property(property(error, 'originalError') ?? error, 'message');
  return typeof message === 'string' ? message : '';
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

function reasonOf(message: string): LocalizedText {
  const filter = /^undefined filter: (.+)$/.exec(message)?.[1];
  if (filter !== undefined) {
    const meant = nearest(filter, filterNames);
    return {
      de: `Den Filter „${filter}“ gibt es nicht. ${meant === undefined ? `Erlaubt sind: ${filterNames.join(', ')}.` : `Meinten Sie „${meant}“?`}`,
      en: `There is no filter "${filter}". ${meant === undefined ? `Allowed are: ${filterNames.join(', ')}.` : `Did you mean "${meant}"?`}`,
    };
  }
  const tag = /^tag "(.+)" not found/.exec(message)?.[1];
  if (tag !== undefined) return unknownTag(tag);
  const open = /^(?:output|tag|raw) "?(.+?)"? not closed/s.exec(message)?.[1];
  if (open !== undefined) return { de: `„${open}“ ist nicht geschlossen.`, en: `"${open}" is not closed.` };
  const plain = message.replace(/, line:\d+, col:\d+$/, '');
  return (
    notationFault(plain) ?? {
      de: `Die Schreibweise ist ungültig (${plain}).`,
      en: `The notation is invalid (${plain}).`,
    }
  );
}

/** `endif`, `else` and the like exist, but not at this place. */
function unknownTag(tag: string): LocalizedText {
  if (/^(?:end.+|else|elsif|when)$/.test(tag)) {
    return {
      de: `„{% ${tag} %}“ gehört zu keinem Befehl davor.`,
      en: `"{% ${tag} %}" belongs to no tag before it.`,
    };
  }
  return {
    de: `Den Befehl „${tag}“ gibt es nicht. Erlaubt sind: ${tagNames.join(', ')}.`,
    en: `There is no tag "${tag}". Allowed are: ${tagNames.join(', ')}.`,
  };
}
