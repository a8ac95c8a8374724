import type { Preparation } from '@eilbote/contract';
import type { OwnProperty, PropertyDefinition } from './own-properties.ts';

/** Creates a property of Eilbote's own. Whether values are unique HubSpot decides at its creation, once for all. */
export function preparation({ objectType, definition }: OwnProperty): Preparation {
  const { name, label, hasUniqueValue } = definition;
  const properties = ['crm', 'v3', 'properties', objectType];
  return {
    title: { de: `Eigenschaft „${label}“ (${name})`, en: `Property "${label}" (${name})` },
    description: hasUniqueValue ? findsAgain : shows,
    find: {
      request: ({ url }) => ({ method: 'GET', url: { base: url, path: [...properties, name] }, headers: {} }),
      accept: [404],
      read({ status, json }) {
        if (status === 404) return 'missing';
        const there = (json ?? {}) as Partial<PropertyDefinition>;
        if (hasUniqueValue && there.hasUniqueValue !== true) return { differs: notUnique(name) };
        return there.type === definition.type ? 'there' : { differs: otherType(name, definition.type) };
      },
      sample: { ...definition },
    },
    create: {
      request: ({ url }) => ({
        method: 'POST',
        url: { base: url, path: properties },
        headers: {},
        body: { kind: 'json', value: { ...definition } },
      }),
      accept: [409],
    },
  };
}

const findsAgain = {
  de: 'Daran findet Eilbote wieder, was es angelegt hat. Ihre Werte sind eindeutig: Nichts entsteht zweimal.',
  en: 'By it Eilbote finds again what it has created. Its values are unique: nothing comes into being twice.',
};
const shows = {
  de: 'Zeigt am Deal, was im ERP geschehen ist.',
  en: 'Shows on the deal what has happened in the ERP.',
};
const notUnique = (name: string) => ({
  de: `Die Eigenschaft „${name}“ gibt es schon, aber ihre Werte sind nicht eindeutig, und das lässt sich in HubSpot nicht mehr ändern. Löschen Sie die Eigenschaft dort, und bereiten Sie die Verbindung noch einmal vor.`,
  en: `The property "${name}" exists, but its values are not unique, which HubSpot does not change afterwards. Delete it there, then prepare the connection again.`,
});
const otherType = (name: string, type: string) => ({
  de: `Die Eigenschaft „${name}“ gibt es schon, aber sie ist nicht von der Art „${type}“. Löschen Sie sie in HubSpot, und bereiten Sie die Verbindung noch einmal vor.`,
  en: `The property "${name}" exists, but it is not of the type "${type}". Delete it in HubSpot, then prepare the connection again.`,
});
