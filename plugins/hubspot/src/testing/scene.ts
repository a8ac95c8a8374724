import { testHost, type TestHost } from '@eilbote/testkit';
import { startFakeHubspot, type FakeHubspot, type FakeHubspotOptions } from '../fake/index.ts';
import { hubspot } from '../hubspot.ts';
import { requestProblems } from './request-problems.ts';

type WebhookInput = Parameters<TestHost['host']['webhooks']['create']>[0];

/** A host that is connected with a HubSpot account of its own. In the end every request is held to our schemas. */
export interface Scene extends AsyncDisposable {
  readonly fake: FakeHubspot;
  readonly test: TestHost;
  readonly connection: string;
  /** Creates a webhook of the connection and tells its id. */
  webhook(input: Omit<WebhookInput, 'name' | 'connection'>): Promise<string>;
  /** The calls so far: method and path. */
  calls(): readonly string[];
}

export async function startScene(options: FakeHubspotOptions = {}): Promise<Scene> {
  const fake = await startFakeHubspot(options);
  const test = await testHost({ plugins: [hubspot] });
  const { connection } = await test.host.connections.create({
    name: 'Unser HubSpot',
    target: 'hubspot',
    settings: { server: fake.url, token: 'pat-fake' },
  });
  return {
    fake,
    test,
    connection: connection.id,
    async webhook(input) {
      const { webhook } = await test.host.webhooks.create({
        name: `${input.event} ${input.action}`,
        connection: connection.id,
        ...input,
      });
      return webhook.id;
    },
    calls: () => fake.target.calls.map(({ method, path }) => `${method} ${path}`),
    async [Symbol.asyncDispose]() {
      await test[Symbol.asyncDispose]();
      await fake[Symbol.asyncDispose]();
      const problems = fake.target.calls.flatMap((call) => requestProblems(call));
      if (problems.length > 0) throw new Error(`requests that do not fit our schemas:\n${problems.join('\n')}`);
    },
  };
}

/** What became of all deliveries, the first one first. */
export async function outcomes(test: TestHost): Promise<readonly string[]> {
  const { rows } = await test.host.deliveries.list();
  return rows.map(({ state, reason }) => `${state}${reason === null ? '' : `: ${reason}`}`).toReversed();
}
