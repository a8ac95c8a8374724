import { Worker } from 'node:worker_threads';
import { STORE_WORKER_DIED } from '../errors.ts';
import { errorOf } from '../failure-errors.ts';
import type { Call, Reply, WorkerOptions } from './protocol.ts';

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The other end of the worker: calls go out as messages, replies come back as promises. */
export interface WorkerClient {
  call(name: Call[1], args: readonly unknown[]): Promise<unknown>;
  /** Waits for the calls that are under way, then ends the worker. */
  end(): Promise<void>;
}

/**
 * Starts the worker with the first call, and again after it has died: the database is then opened anew. The worker
 * keeps the process alive only while a call is under way.
 */
export function workerClient(options: WorkerOptions): WorkerClient {
  // Under plain node this file is TypeScript and so is the worker; in the published package both are JavaScript.
  const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
  const pending = new Map<number, Pending>();
  let worker: Worker | undefined;
  let lastNumber = 0;

  function start(): Worker {
    const started = new Worker(workerFile, { workerData: options, execArgv: [], name: 'eilbote-store' });
    started.unref();
    started.on('message', receive);
    started.on('error', (error) => died(started, error instanceof Error ? error.message : String(error)));
    started.on('exit', (code) => died(started, `exit code ${code}`));
    return started;
  }

  function receive(replies: readonly Reply[]): void {
    for (const [number, value, failure] of replies) {
      const waiting = pending.get(number);
      pending.delete(number);
      if (failure) waiting?.reject(errorOf(failure));
      else waiting?.resolve(value);
    }
    if (pending.size === 0) worker?.unref();
  }

  function died(which: Worker, detail: string): void {
    if (worker !== which) return;
    worker = undefined;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { reject } of waiting) reject(STORE_WORKER_DIED({ file: options.file, detail }));
  }

  function call(name: Call[1], args: readonly unknown[]): Promise<unknown> {
    worker ??= start();
    if (pending.size === 0) worker.ref();
    lastNumber += 1;
    const number = lastNumber;
    const reply = new Promise((resolve, reject) => {
      pending.set(number, { resolve, reject });
    });
    worker.postMessage([number, name, args], []);
    return reply;
  }

  return {
    call,
    async end() {
      if (worker === undefined) return;
      await call('close', []);
      const ending = worker;
      worker = undefined;
      await ending.terminate();
    },
  };
}
