import type { DefinitionProblem, LocalizedText, WebhookShape } from '@eilbote/contract';
import { problem } from '../../problem-catalogue.ts';
import { contextName, isContextAttribute, isContextName } from './attribute-names.ts';

/** What of a webhook no CloudEvent can be. */
export function problemsOf({ method, contentType, headers, attributes }: WebhookShape): readonly DefinitionProblem[] {
  return [
    ...(method === 'GET' ? [problem('/method', 'CLOUDEVENT_NEEDS_BODY', needsBody)] : []),
    ...(contentType === 'json' ? [] : [problem('/contentType', 'CLOUDEVENT_NEEDS_JSON', needsJson)]),
    ...Object.keys(headers).flatMap((name) =>
      isOwnHeader(name) ? [problem('/headers', 'CLOUDEVENT_HEADER_TAKEN', headerTaken(name))] : [],
    ),
    ...attributes.flatMap(({ name, part, secret }, position) => {
      if (!isContextAttribute(name)) return [];
      const path = `/attributes/${position}`;
      if (!isContextName(contextName(name)))
        return [problem(`${path}/name`, 'CLOUDEVENT_ATTRIBUTE_INVALID', attributeInvalid(name))];
      if (part !== 'json') return [problem(`${path}/part`, 'CLOUDEVENT_ATTRIBUTE_INVALID', attributeInUrl(name))];
      return secret === true ? [problem(`${path}/secret`, 'CLOUDEVENT_ATTRIBUTE_INVALID', attributeSecret(name))] : [];
    }),
  ];
}

/** Headers that the format writes. */
export const isOwnHeader = (name: string): boolean => /^(?:ce-|content-type$)/i.test(name);

const needsBody: LocalizedText = {
  de: 'Ein CloudEvent steht im Inhalt des Aufrufs, und eine GET-Anfrage hat keinen. Verwenden Sie POST.',
  en: 'A CloudEvent stands in the body of the call, and a GET has none. Use POST.',
};
const needsJson: LocalizedText = {
  de: 'Die Daten eines CloudEvents sendet Eilbote als JSON. Wählen Sie JSON.',
  en: 'Eilbote sends the data of a CloudEvent as JSON. Choose JSON.',
};
const headerTaken = (name: string): LocalizedText => ({
  de: `Die Kopfzeile „${name}“ schreibt das Format selbst. Angaben zum Ereignis tragen Sie als Attribut ein, zum Beispiel „ce-source“.`,
  en: `The format writes the header "${name}" itself. What is to be told of the event is an attribute, for example "ce-source".`,
});
const attributeInvalid = (name: string): LocalizedText => ({
  de: `„${name}“ kann keine Angabe eines CloudEvents sein: Hinter „ce-“ stehen höchstens 20 Kleinbuchstaben und Ziffern, und id, time, specversion, datacontenttype und data trägt Eilbote selbst ein.`,
  en: `"${name}" cannot be an attribute of a CloudEvent: behind "ce-" there are at most 20 lower-case letters and digits, and Eilbote fills in id, time, specversion, datacontenttype and data itself.`,
});
const attributeInUrl = (name: string): LocalizedText => ({
  de: `„${name}“ ist eine Angabe des CloudEvents und steht nicht in der URL. Wählen Sie den Teil JSON.`,
  en: `"${name}" is an attribute of the CloudEvent and does not stand in the URL. Choose the part JSON.`,
});
const attributeSecret = (name: string): LocalizedText => ({
  de: `„${name}“ kann kein Geheimnis sein: Angaben eines CloudEvents werden unterwegs gelesen und protokolliert. Verwenden Sie eine geheime Kopfzeile.`,
  en: `"${name}" cannot be a secret: attributes of a CloudEvent are read and logged on the way. Use a secret header.`,
});
