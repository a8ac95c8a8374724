import { gotTransport } from '../got-transport.ts';
import { callTo, failureOf } from './exchange-with.ts';

/**
 * Makes calls in a process of its own and prints what they cost, as one JSON line:
 * `node measured-call.ts <URL> <deadline in ms> <cap in bytes> <calls at once>`.
 */
export interface MeasuredCall {
  /** Peak of the resident memory above what it was before, in bytes. */
  readonly memory: number;
  /** Milliseconds until all calls were over. */
  readonly elapsed: number;
  /** `answered <status>` or the failure class, of each call. */
  readonly ends: readonly string[];
}

const [url = '', deadline = '1000', cap = '65536', calls = '1'] = process.argv.slice(2);
const transport = gotTransport({ connectMs: 500 });
const call = () => failureOf(transport, callTo(url, { deadlineMs: Number(deadline), maximumAnswerBytes: Number(cap) }));

// Code, decompressor and connection pool are loaded by a harmless answer first.
const warmUp = new URL('/harmless', url).href;
for (let round = 0; round < 50; round += 1) {
  const end = await failureOf(transport, callTo(warmUp));
  if (end !== 'answered 200') break;
}

const before = process.memoryUsage.rss();
let peak = before;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 2);
const started = performance.now();
const ends = await Promise.all(Array.from({ length: Number(calls) }, call));
const elapsed = performance.now() - started;
clearInterval(sampling);
peak = Math.max(peak, process.memoryUsage.rss());
console.log(JSON.stringify({ memory: peak - before, elapsed, ends } satisfies MeasuredCall));
await transport.close();
