import type { Steps } from '@eilbote/contract';
import { objectTypes, type ObjectKind } from './objects.ts';

/**
 * The id of the object with this value of a unique property. Asked anew each time: people delete and merge objects in
 * HubSpot, and an id of before would lead nowhere.
 */
export async function findObject(
  steps: Steps,
  base: string,
  kind: ObjectKind,
  property: string,
  value: string,
): Promise<string | undefined> {
  const request = {
    method: 'GET',
    url: { base, path: ['crm', 'v3', 'objects', objectTypes[kind], value], query: [['idProperty', property]] },
    headers: {},
  } as const;
  const { status, json } = await steps.read(`find ${kind}`, request, {
    accept: [404],
    sample: { id: '512', properties: {} },
  });
  if (status === 404) return undefined;
  const { id } = (json ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
