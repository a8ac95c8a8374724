import type { JsonValue } from '@eilbote/contract';
import type { FakeAnswer } from '../receiver/fake-answer.ts';
import type { FakeCall } from '../receiver/fake-call.ts';

/** A call of an operation, taken apart. */
export interface TargetCall {
  readonly call: FakeCall;
  /** What stands in the path where the pattern has `:name`. */
  readonly params: { readonly [name: string]: string };
  readonly query: URLSearchParams;
  /** The body as JSON; `undefined` where there is none. */
  readonly json: JsonValue | undefined;
}

/** Does what an operation does, and answers. */
export type TargetOperation = (call: TargetCall) => FakeAnswer;

/** Operations by method and path, `:name` standing for one segment: `PUT /v4/projects/:id`. */
export interface TargetOperations {
  readonly [operation: string]: TargetOperation;
}

/** An operation and the calls that are for it. */
export class TargetRoute {
  readonly name: string;
  readonly perform: TargetOperation;
  readonly #method: string;
  readonly #segments: readonly string[];

  constructor(name: string, perform: TargetOperation) {
    const [, method, path] = /^([A-Z]+) (\/\S*)$/.exec(name) ?? [];
    if (method === undefined || path === undefined) throw new Error(`"${name}" is no operation: write "GET /path/:id"`);
    this.name = name;
    this.perform = perform;
    this.#method = method;
    this.#segments = path.split('/');
  }

  /** The parameters of a call that is for this operation. */
  paramsOf({ method, path }: FakeCall): { readonly [name: string]: string } | undefined {
    const given = path.split('/');
    if (method !== this.#method || given.length !== this.#segments.length) return undefined;
    const params: { [name: string]: string } = {};
    for (const [at, segment] of this.#segments.entries()) {
      const value = decodeURIComponent(given[at] ?? '');
      if (segment.startsWith(':')) params[segment.slice(1)] = value;
      else if (segment !== value) return undefined;
    }
    return params;
  }
}
