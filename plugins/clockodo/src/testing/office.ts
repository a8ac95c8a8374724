import type { Plugin } from '@eilbote/contract';
import { testHost, type TestHost, type TestHostOptions } from '@eilbote/testkit';
import { clockodo } from '../clockodo.ts';
import { startFakeClockodo, type FakeClockodo } from '../fake/index.ts';
import { requestProblems } from './request-problems.ts';

type WebhookInput = Parameters<TestHost['host']['webhooks']['create']>[0];

/** A host that is connected to a fake of Clockodo. In the end every request that was made is held to our schemas. */
export class Office implements AsyncDisposable {
  readonly fake: FakeClockodo;
  readonly test: TestHost;
  readonly connection: string;

  constructor(fake: FakeClockodo, test: TestHost, connection: string) {
    this.fake = fake;
    this.test = test;
    this.connection = connection;
  }

  get host(): TestHost['host'] {
    return this.test.host;
  }

  /** Creates a webhook that does this on that event. */
  async on(event: string, action: string, more: Partial<WebhookInput> = {}): Promise<string> {
    const input = { name: `${event} → ${action}`, event, connection: this.connection, action, ...more };
    const { webhook } = await this.host.webhooks.create(input);
    return webhook.id;
  }

  /** Methods and paths of the calls since the first one, or since so many. */
  calls(from = 0): readonly string[] {
    return this.fake.target.calls.slice(from).map(({ method, path }) => `${method} ${path}`);
  }

  /** Every delivery, the latest first: what became of it and why. */
  async deliveries() {
    const { rows } = await this.host.deliveries.list();
    return rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { calls } = this.fake.target;
    await this.test[Symbol.asyncDispose]();
    await this.fake[Symbol.asyncDispose]();
    const problems = calls.flatMap((call) => requestProblems(call));
    if (problems.length > 0) throw new Error(`requests that do not fit our schemas:\n${problems.join('\n')}`);
  }
}

/** @param plugins in place of the target system itself */
export async function openOffice({
  plugins = [clockodo],
  ...options
}: TestHostOptions & { readonly plugins?: readonly Plugin[] } = {}): Promise<Office> {
  const fake = await startFakeClockodo();
  const test = await testHost({ ...options, plugins });
  const { connection } = await test.host.connections.create({
    name: 'Clockodo',
    target: 'clockodo',
    settings: fake.settings,
  });
  return new Office(fake, test, connection.id);
}
