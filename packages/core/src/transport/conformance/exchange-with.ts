import { TransportFailure, type Transport, type TransportCall } from '../../ports/index.ts';

/** A call with what a test does not care about filled in. */
export const callTo = (url: string, changes: Partial<TransportCall> = {}): TransportCall => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/json', 'User-Agent': 'Eilbote/test' },
  body: '{"a":1}',
  address: { address: '127.0.0.1', family: 4 },
  deadlineMs: 5_000,
  maximumAnswerBytes: 64 * 1024,
  signal: new AbortController().signal,
  ...changes,
});

/** The failure class of a call that gets no answer. */
export async function failureOf(transport: Transport, call: TransportCall): Promise<string> {
  try {
    const { status } = await transport.exchange(call);
    return `answered ${status}`;
  } catch (error) {
    if (error instanceof TransportFailure) return error.failure;
    throw error;
  }
}
