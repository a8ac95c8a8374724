import { Worker } from 'node:worker_threads';
import { STORE_WORKER_DIED } from '../errors.ts';
import { errorOf } from '../failure-errors.ts';
import type { Call, Reply, WorkerData, WorkerOptions } from './protocol.ts';

// Under plain node this file is TypeScript and so is the worker; in the published package both are JavaScript.
const ourWorker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  readonly wakeUp: Int32Array<SharedArrayBuffer>;
  readonly pending: Map<number, Pending>;
  /** Its waking is due at the end of this turn of the event loop. */
  isWaking: boolean;
  /** While it is being ended. */
  ended?: Promise<void>;
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
export function workerClient(options: WorkerOptions, workerFile = ourWorker): WorkerClient {
  let running: Running | undefined;
  let lastNumber = 0;

  function start(): Running {
    const wakeUp = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: WorkerData = { options, wakeUp };
    const worker = new Worker(workerFile, { workerData, execArgv: [], name: 'eilbote-store' });
    const started: Running = { worker, wakeUp, pending: new Map(), isWaking: false };
    worker.unref();
    worker.on('message', (replies: readonly Reply[]) => receive(started, replies));
    worker.on('error', (error) => died(started, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => died(started, `exit code ${code}`));
    return started;
  }

  function died(which: Running, detail: string): void {
    if (running === which) running = undefined;
    const waiting = [...which.pending.values()];
    which.pending.clear();
    for (const { reject } of waiting) reject(STORE_WORKER_DIED({ file: options.file, detail }));
  }

  function call(name: Call[1], args: readonly unknown[]): Promise<unknown> {
    running ??= start();
    const called = running;
    const { worker, pending } = called;
    lastNumber += 1;
    const number = lastNumber;
    return new Promise((resolve, reject) => {
      worker.postMessage([number, name, args], []);
      wakeSoon(called);
      if (pending.size === 0) worker.ref();
      pending.set(number, { resolve, reject });
    });
  }

  async function end(ending: Running): Promise<void> {
    try {
      await call('close', []);
    } finally {
      if (running === ending) running = undefined;
      await ending.worker.terminate();
    }
  }

  return {
    call,
    async end() {
      if (running === undefined) return;
      running.ended ??= end(running);
      await running.ended;
    },
  };
}

/**
 * Calls of the same turn of the event loop wake the worker once and share a transaction: what is settled and the claim
 * of the room that this makes, mostly.
 */
function wakeSoon(running: Running): void {
  if (running.isWaking) return;
  running.isWaking = true;
  setImmediate(() => {
    running.isWaking = false;
    Atomics.add(running.wakeUp, 0, 1);
    Atomics.notify(running.wakeUp, 0);
  });
}

function receive({ worker, pending }: Running, replies: readonly Reply[]): void {
  for (const [number, value, failure] of replies) {
    const waiting = pending.get(number);
    pending.delete(number);
    if (failure) waiting?.reject(errorOf(failure));
    else waiting?.resolve(value);
  }
  if (pending.size === 0) worker.unref();
}
