import type { JsonObject, JsonValue } from '@eilbote/contract';
import { fakeReceiver, type FakeAnswer, type FakeCall } from '../receiver/index.ts';
import { testHost } from '../test-host/index.ts';
import { connectionIn, webhookFor, type Preview, type PreviewedCall } from './previews.ts';
import { tokenPath, watched, type Subject } from './subject.ts';
import type { TriedAnswer, TriedOutcome } from './target-under-test.ts';

/** What became of one event that was delivered to a real receiver. */
export interface RealRun {
  /** `waits`: for something that another delivery has to bring, without a call. */
  readonly outcome: TriedOutcome | 'waits';
  readonly calls: readonly FakeCall[];
  /** Every call took the answer for a good one, as its `accept` says. */
  readonly wasAccepted: boolean;
  /** All that is kept and shown of it: log, history, notices. */
  readonly traces: string;
}

/** Delivers the event of a preview through a host to a receiver that answers everything the same. */
export async function realRun(subject: Subject, preview: Preview, answer: TriedAnswer): Promise<RealRun> {
  const accepted: boolean[] = [];
  const accepts = (statuses: readonly number[]) => accepted.push(statuses.includes(Number(answer)));
  await using receiver = await fakeReceiver({ answer: (call) => answerTo(subject, call, answer, preview.calls) });
  const plugin = watched(subject, { thrown: () => {}, accepts }, receiver.url(''));
  await using test = await testHost({ plugins: [plugin] });
  const { host } = test;
  const notices: { readonly kind: TriedOutcome | 'waits'; readonly text: string }[] = [];
  const note = (kind: TriedOutcome | 'waits') => (notice: object) =>
    notices.push({ kind, text: JSON.stringify(notice) });
  host.on('delivered', note('delivered')).on('failed', note('failed')).on('skipped', note('skipped'));
  host.on('parked', note('refused'));
  host.on('postponed', (notice) => note(notice.failure === undefined ? 'waits' : 'retried')(notice));
  const connection = await connectionIn(host, subject);
  const webhook = webhookFor(subject, preview.action, preview.event.type, connection, receiver.url('/hook'));
  await host.webhooks.create({ ...webhook, timeLimitSeconds: answer === 'silence' ? 1 : 30, retryAfterSeconds: [60] });
  await host.publish(preview.event);
  await test.until(() => notices.length > 0);
  const { rows } = await host.deliveries.list();
  const views = await Promise.all(rows.map(({ id }) => host.deliveries.get(id)));
  const traces = [notices.map(({ text }) => text), test.logLines(), views.map(({ history }) => history)];
  return {
    outcome: notices[0]?.kind ?? 'waits',
    calls: receiver.calls,
    wasAccepted: accepted.length > 0 && accepted.every(Boolean),
    traces: JSON.stringify(traces),
  };
}

/** A good answer is the sample of the call; a bad one repeats what it was given, as some receivers do. */
function answerTo(
  subject: Subject,
  call: FakeCall,
  answer: TriedAnswer,
  previewed: readonly PreviewedCall[],
): FakeAnswer {
  if (typeof answer === 'string') return answer;
  if (call.path === tokenPath) return { body: tokenAnswer(subject) };
  if (answer !== 200) return { status: answer, body: { given: { ...call.headers, body: call.body } } as never };
  const sample = sampleFor(call, previewed);
  return sample === undefined || sample === null ? { status: 204 } : { body: sample as JsonValue[] };
}

/** A token where the target system looks for it. */
function tokenAnswer({ target: { account } }: Subject): JsonObject {
  const { auth } = account ?? {};
  const [place = '/access_token'] = auth?.scheme === 'tokenEndpoint' ? [auth.answer.token].flat() : [];
  const nested = place
    .split('/')
    .slice(1)
    .reduceRight<JsonValue>((inner, name) => ({ [name]: inner }), 'token-of-the-test');
  return { token_type: 'Bearer', expires_in: 3600, ...(nested as JsonObject) };
}

/** The sample of the call that is most like this one: its ids may be others than in the preview. */
function sampleFor(call: FakeCall, previewed: readonly PreviewedCall[]): JsonValue | undefined {
  const alike = previewed
    .filter(({ method }) => method === call.method)
    .map((one) => ({ one, length: commonEnd(new URL(one.url).pathname, call.path) }))
    .toSorted((a, b) => b.length - a.length);
  return alike[0]?.one.sample;
}

/** Segments that two paths have in common, wherever they begin. */
function commonEnd(a: string, b: string): number {
  const given = b.split('/');
  return (
    a.split('/').filter((segment, at) => segment === given[at]).length - Math.abs(a.split('/').length - given.length)
  );
}
