import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { callRunner, type OperationCall } from './call-runner.ts';
import type { Call, Reply, WorkerData } from './protocol.ts';

/** More calls than these in one transaction would only make the first of them wait. */
const callsAtOnce = 64;

const { options, wakeUp } = workerData as WorkerData;
const runner = callRunner(options);

/**
 * Sleeps on shared memory instead of in the event loop, of which this thread needs nothing else: that halves the cost
 * of a call. The store counts up after each message; a message that comes between looking and sleeping has changed the
 * count, and the sleep does not begin.
 */
function serve(port: MessagePort): never {
  for (;;) {
    const seen = Atomics.load(wakeUp, 0);
    const calls = arrived(port);
    if (calls.length > 0) port.postMessage(answer(calls));
    else Atomics.wait(wakeUp, 0, seen);
  }
}

/** The calls that came while the ones before were written to the disk. */
function arrived(port: MessagePort): Call[] {
  const calls: Call[] = [];
  let received = receiveMessageOnPort(port);
  while (received !== undefined) {
    calls.push(received.message as Call);
    received = calls.length < callsAtOnce ? receiveMessageOnPort(port) : undefined;
  }
  return calls;
}

function answer(calls: readonly Call[]): readonly Reply[] {
  const replies: Reply[] = [];
  let together: OperationCall[] = [];
  const runTogether = (): void => {
    if (together.length > 0) replies.push(...runner.run(together));
    together = [];
  };
  for (const call of calls) {
    if (call[1] === 'open' || call[1] === 'pragmas' || call[1] === 'cleanse' || call[1] === 'close') {
      runTogether();
      replies.push(special(call));
    } else together.push(call as OperationCall);
  }
  runTogether();
  return replies;
}

function special([number, name, [newId]]: Call): Reply {
  if (name === 'open') return runner.open(number, String(newId));
  if (name === 'cleanse') return runner.cleanse(number);
  return name === 'pragmas' ? runner.pragmas(number) : runner.close(number);
}

if (parentPort !== null) serve(parentPort);
