import { afterEach, beforeEach, describe } from 'vitest';
import { acceptTests } from './accept.ts';
import { asOfTests } from './as-of.ts';
import { backfillTests } from './backfills.ts';
import { claimTests } from './claim.ts';
import { credentialTests } from './credentials.ts';
import { dispatcherLeaseTests } from './dispatcher-lease.ts';
import { eachCommitTests } from './each-commit.ts';
import { erasureTests } from './erasures.ts';
import { historyTests } from './history.ts';
import { leaseTests } from './leases.ts';
import { matchTests } from './match.ts';
import { orderTests } from './order.ts';
import { pauseTests } from './pauses.ts';
import { queryTests } from './queries.ts';
import { resendTests } from './resends.ts';
import { restorationTests } from './restorations.ts';
import { retentionTests } from './retention.ts';
import { type Scene, scene, type StoreUnderTest } from './scene.ts';
import { settleTests } from './settle.ts';
import { severalProcessesTests } from './several-processes.ts';
import { stepTests } from './steps.ts';
import { survivalTests } from './survival.ts';
import { testTests } from './tests.ts';
import { waitingDeliveryTests } from './waiting-deliveries.ts';
import { coalescingTests } from './coalescing.ts';
import { configurationTests } from './configuration.ts';

const sections: readonly (readonly [topic: string, tests: (scene: () => Scene) => void])[] = [
  ['accepting events', acceptTests],
  ['matching', matchTests],
  ['claiming', claimTests],
  ['leases', leaseTests],
  ['settling', settleTests],
  ['the order of an order key', orderTests],
  ['history', historyTests],
  ['the dispatcher lease', dispatcherLeaseTests],
  ['configuration', configurationTests],
  ['the configuration as it was', asOfTests],
  ['credentials of connections', credentialTests],
  ['deliveries that wait while their webhook changes', waitingDeliveryTests],
  ['pauses', pauseTests],
  ['later deliveries of a record', coalescingTests],
  ['looking at deliveries and events', queryTests],
  ['sending again', resendTests],
  ['backfills', backfillTests],
  ['actions of several calls', stepTests],
  ['trying webhooks out', testTests],
  ['retention', retentionTests],
  ['erasing', erasureTests],
  ['being put back from a backup', restorationTests],
  ['several processes', severalProcessesTests],
  ['surviving a restart', survivalTests],
  ['surviving a crash after each commit', eachCommitTests],
];

/**
 * The conformance suite of the store port: what every store must do, test by test. `make` is called for each test.
 *
 * @example
 * describeStore('my store', { make: async () => ({ store, reopen, second, close }) });
 */
export function describeStore(name: string, { make }: { readonly make: () => Promise<StoreUnderTest> }): void {
  describe(`the store ${name}`, () => {
    let current: Scene | undefined;
    const currentScene = (): Scene => {
      if (current === undefined) throw new Error('there is no store between tests');
      return current;
    };
    beforeEach(async () => {
      current = await scene(await make());
    });
    afterEach(async () => {
      await current?.under.close();
      current = undefined;
    });
    for (const [topic, tests] of sections) {
      describe(`when it comes to ${topic}`, () => {
        tests(currentScene);
      });
    }
  });
}
