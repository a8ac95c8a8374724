import type { JsonValue, RequestDraft, StepAnswer, Steps } from '@eilbote/contract';
import { objectTypes, type ObjectKind } from './objects.ts';

/** One object of a batch: the property that finds it, its value there, and what is set. All values are texts. */
export interface UpsertInput {
  readonly idProperty: string;
  readonly id: string;
  readonly properties: { readonly [name: string]: string };
}

/** The body of an upsert of many (`…/batch/upsert`). */
export const upsertBody = (inputs: readonly UpsertInput[]) => ({
  inputs: inputs.map(({ idProperty, id, properties }) => ({ idProperty, id, properties: { ...properties } })),
});

/** Creates each object, or changes it where one with this value of its `idProperty` is there. */
export const upsertRequest = (base: string, kind: ObjectKind, inputs: readonly UpsertInput[]): RequestDraft => ({
  method: 'POST',
  url: { base, path: ['crm', 'v3', 'objects', objectTypes[kind], 'batch', 'upsert'] },
  headers: {},
  body: { kind: 'json', value: upsertBody(inputs) },
});

/** Upserts one object and tells its id in HubSpot. */
export async function upsertOne(
  steps: Steps,
  step: string,
  base: string,
  kind: ObjectKind,
  input: UpsertInput,
): Promise<string> {
  const answer = await steps.write(step, upsertRequest(base, kind, [input]), {
    repeat: 'key',
    keep: (made) => idsIn(made)[0] ?? null,
    sample: { status: 'COMPLETE', results: [{ id: '512', properties: {} }] },
  });
  if (typeof answer.json !== 'string') throw new Error('HubSpot told no id');
  return answer.json;
}

/** The ids of the objects of an answer, in its order. */
export function idsIn({ json }: StepAnswer): readonly string[] {
  const { results = [] } = (json ?? {}) as { readonly results?: readonly { readonly id?: JsonValue }[] };
  return results.flatMap(({ id }) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []));
}

/** Values as properties: HubSpot takes texts only. What has no value is left as it is there. */
export const propertiesOf = (values: { readonly [name: string]: string | undefined }): UpsertInput['properties'] =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
