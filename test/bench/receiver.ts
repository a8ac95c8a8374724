import { fork, type ChildProcess } from 'node:child_process';

export interface Arrival {
  readonly path: string;
  readonly id: string;
  readonly at: number;
}

/** Handle of the receiver process. */
export class BenchReceiver {
  readonly #child: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start(): Promise<BenchReceiver> {
    const child = fork(new URL('./receiver-process.ts', import.meta.url));
    const { port } = await answer<{ port: number }>(child);
    return new BenchReceiver(child, port);
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** Delivery ids that arrived, each with how often. */
  async ids(): Promise<ReadonlyMap<string, number>> {
    this.#child.send('ids');
    return new Map((await answer<{ ids: [string, number][] }>(this.#child)).ids);
  }

  async arrivals(): Promise<readonly Arrival[]> {
    this.#child.send('arrivals');
    return (await answer<{ arrivals: Arrival[] }>(this.#child)).arrivals;
  }

  /** Answers every call with 503 and keeps none of them, or takes them again. */
  async refuse(refuses: boolean): Promise<void> {
    this.#child.send({ refuses });
    await answer(this.#child);
  }

  /** So many milliseconds before each answer. */
  async think(thinksMs: number): Promise<void> {
    this.#child.send({ thinksMs });
    await answer(this.#child);
  }

  async forget(): Promise<void> {
    this.#child.send('forget');
    await answer(this.#child);
  }

  [Symbol.dispose](): void {
    this.#child.disconnect();
  }
}

const answer = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (m) => resolve(m as T)));
