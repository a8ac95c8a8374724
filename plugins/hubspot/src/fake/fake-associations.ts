import type { JsonValue } from '@eilbote/contract';
import type { FakeAnswerParts } from '@eilbote/testkit';
import { refused } from './refused.ts';

interface Pair {
  readonly from: { readonly id: string };
  readonly to: { readonly id: string };
}

/** Which objects belong together: a pair that is there already is left as it is. */
export class FakeAssociations {
  readonly all: (readonly [from: string, to: string])[] = [];
  readonly #exists: (id: string) => boolean;

  constructor(exists: (id: string) => boolean) {
    this.#exists = exists;
  }

  associate(json: JsonValue | undefined): FakeAnswerParts {
    const { inputs = [] } = (json ?? {}) as unknown as { readonly inputs?: readonly Pair[] };
    if (inputs.some(({ from, to }) => !this.#exists(from.id) || !this.#exists(to.id)))
      return refused(404, 'OBJECT_NOT_FOUND', 'an object of the pair does not exist');
    for (const { from, to } of inputs) {
      if (!this.all.some(([one, other]) => one === from.id && other === to.id)) this.all.push([from.id, to.id]);
    }
    return { body: { status: 'COMPLETE', results: inputs.map(({ from, to }) => ({ from, to })) } };
  }
}
