import type {
  EnsureOptions,
  ReadOptions,
  RequestDraft,
  StepAnswer,
  Steps,
  WriteOptions,
  JsonValue,
} from '@eilbote/contract';
import type { WireRequest } from '../../request/index.ts';

/** A call that would be made, and the sample that stood in for its answer. */
export interface SampleCall {
  readonly step: string;
  readonly wire: WireRequest;
  readonly sample: JsonValue;
}

/**
 * Walks all calls of an action without making any: each is answered by its declared sample, and what is to be ensured is
 * looked for, and created unless the sample of the search has it. For explanations and previews.
 */
export class SampleSteps implements Steps {
  readonly calls: SampleCall[] = [];
  readonly #build: (draft: RequestDraft) => Promise<WireRequest>;
  readonly #ids = new Map<string, string>();

  /** @param build makes the request of a step, as for a real call */
  constructor(build: (draft: RequestDraft) => Promise<WireRequest>) {
    this.#build = build;
  }

  async read(step: string, request: RequestDraft, { sample }: ReadOptions): Promise<StepAnswer> {
    this.calls.push({ step, wire: await this.#build(request), sample });
    return { status: 200, headers: {}, json: sample };
  }

  async write(step: string, request: RequestDraft, options: WriteOptions): Promise<StepAnswer> {
    const answer = await this.read(step, request, options);
    return { ...answer, json: options.keep?.(answer) ?? null };
  }

  async ensure(kind: string, key: string, { find, create }: EnsureOptions): Promise<string> {
    const known = await this.id(kind, key);
    if (known !== undefined) return known;
    const id = (await find()) ?? (await create());
    await this.remember(kind, key, id);
    return id;
  }

  async id(kind: string, key: string): Promise<string | undefined> {
    return this.#ids.get(`${kind} ${key}`);
  }

  async remember(kind: string, key: string, id: string): Promise<void> {
    this.#ids.set(`${kind} ${key}`, id);
  }

  async forget(kind: string, key: string, id: string): Promise<void> {
    if ((await this.id(kind, key)) === id) this.#ids.delete(`${kind} ${key}`);
  }

  async waitFor(kind: string, key: string): Promise<string> {
    return (await this.id(kind, key)) ?? '1';
  }
}
