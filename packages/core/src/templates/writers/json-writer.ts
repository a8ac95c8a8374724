import { TEMPLATE_FAILED, TEMPLATE_NOT_JSON } from '../errors.ts';
import type { TemplateWriter } from './writer.ts';
import { placeAt } from '../place.ts';
import { valueJson, valueText } from '../value-text.ts';

/** Knows at every value whether it stands inside of a JSON string: read off what the template itself wrote so far. */
export function jsonWriter(): TemplateWriter {
  let inString = false;
  let escaped = false;
  return {
    literal(text) {
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (escaped) escaped = false;
        else if (code === quote) inString = !inString;
        else if (code === backslash && inString) escaped = true;
      }
      return text;
    },
    value(value) {
      if (!inString) return valueJson(value);
      if (escaped) throw TEMPLATE_FAILED({ ...unknownPlace, reason: escapeReason });
      return JSON.stringify(valueText(value)).slice(1, -1);
    },
    end(result) {
      try {
        JSON.parse(result);
      } catch (error) {
        // The message of the parser quotes the data: only its position may leave.
        const at = /position (\d+)/.exec(String(error))?.[1];
        throw TEMPLATE_NOT_JSON(placeAt(result, at === undefined ? result.length : Number(at)));
      }
    },
  };
}

const quote = 0x22;
const backslash = 0x5c;
const unknownPlace = { line: 1, column: 1 };
const escapeReason = {
  de: 'Direkt vor einer Ausgabe „{{ … }}“ steht ein Rückstrich „\\“. Entfernen Sie ihn, Eilbote maskiert den Wert selbst.',
  en: 'A backslash stands directly before an output "{{ ... }}". Remove it, Eilbote escapes the value itself.',
};
