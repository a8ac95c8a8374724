import type { RequestDraft, Steps } from '@eilbote/contract';
import { objectTypes, type ObjectKind } from './objects.ts';

/** Two objects that belong together, by their ids in HubSpot. */
export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** The body that associates objects of two kinds (`…/batch/associate/default`). */
export const associateBody = (pairs: readonly Pair[]) => ({
  inputs: pairs.map(({ from, to }) => ({ from: { id: from }, to: { id: to } })),
});

const associateRequest = (base: string, from: ObjectKind, pairs: readonly Pair[]): RequestDraft => ({
  method: 'POST',
  url: {
    base,
    path: ['crm', 'v4', 'associations', objectTypes[from], objectTypes.companies, 'batch', 'associate', 'default'],
  },
  headers: {},
  body: { kind: 'json', value: associateBody(pairs) },
});

/** Lets objects belong to a company. A pair that is there already stays as it is. */
export async function associateWithCompany(
  steps: Steps,
  base: string,
  from: ObjectKind,
  pairs: readonly Pair[],
): Promise<void> {
  await steps.write('association', associateRequest(base, from, pairs), {
    repeat: 'key',
    sample: { status: 'COMPLETE', results: [] },
  });
}
