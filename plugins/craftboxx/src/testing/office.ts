import { testHost, type TestHost, type TestHostOptions } from '@eilbote/testkit';
import { craftboxx } from '../craftboxx.ts';
import { startFakeCraftboxx, type FakeCraftboxx } from '../fake/index.ts';
import { requestProblems } from './request-problems.ts';

type WebhookInput = Parameters<TestHost['host']['webhooks']['create']>[0];

/** A host that is connected to a fake of Craftboxx. In the end every request that was made is held to our schemas. */
export class Office implements AsyncDisposable {
  readonly fake: FakeCraftboxx;
  readonly test: TestHost;
  readonly connection: string;

  constructor(fake: FakeCraftboxx, test: TestHost, connection: string) {
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

  /** Methods and paths, without the prefix, of the calls since the first one, or since so many; those for tokens apart. */
  calls(from = 0): readonly string[] {
    return this.fake.target.calls
      .map(({ method, path }) => `${method} ${path.replace('/plan-it/', '/')}`)
      .filter((call) => call !== 'POST /auth/create-token')
      .slice(from);
  }

  /** Publishes an event and lets time pass until so many deliveries have ended in all. */
  async publish(event: Parameters<TestHost['host']['publish']>[0], ended: number): Promise<void> {
    await this.host.publish(event);
    await this.test.untilAllHaveEnded(ended);
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

export interface OfficeOptions extends TestHostOptions {
  /** Path before all calls that the fake has; the connection says `plan-it`. */
  readonly prefix?: string;
}

export async function openOffice({ prefix = 'plan-it', ...options }: OfficeOptions = {}): Promise<Office> {
  const fake = await startFakeCraftboxx({ prefix });
  const test = await testHost({ ...options, plugins: [craftboxx] });
  const settings = { ...fake.settings, prefix: 'plan-it' };
  const { connection } = await test.host.connections.create({ name: 'Craftboxx', target: 'craftboxx', settings });
  return new Office(fake, test, connection.id);
}
