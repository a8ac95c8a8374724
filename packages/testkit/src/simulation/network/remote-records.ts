import type { Exchange, StepContent } from './exchange.ts';

/** Something that a receiver has made because it was called. */
export interface RemoteRecord extends StepContent {
  readonly account: string;
  readonly id: string;
  /** By which call. */
  readonly exchange: Exchange;
}

/**
 * What receivers have made. As with many real ones nothing is unique there: who creates a thing twice has two. Only a
 * write with a key of its own is known again.
 */
export class RemoteRecords {
  readonly #records: RemoteRecord[] = [];

  get counts(): { readonly records: number; readonly madeTwice: number } {
    const subjects = new Set(this.#records.map(({ account, kind, key }) => `${account} ${kind} ${key}`));
    return { records: this.#records.length, madeTwice: this.#records.length - subjects.size };
  }

  take(exchange: Exchange): { readonly reply: unknown; readonly made?: RemoteRecord } {
    const { account, content } = exchange;
    // Only calls of several are handed over.
    const step = content.step as StepContent;
    const { kind, key, once, repeat } = step;
    const those = this.#records.filter((one) => one.account === account && one.kind === kind);
    if (repeat === undefined) return { reply: those.filter((one) => one.key === key).map(({ id }) => ({ id })) };
    const known = repeat === 'key' ? those.find((one) => one.once === once) : undefined;
    if (known !== undefined) return { reply: { id: known.id } };
    const made = { ...step, account, id: `${kind}-${this.#records.length + 1}`, exchange };
    this.#records.push(made);
    return { reply: { id: made.id }, made };
  }
}
