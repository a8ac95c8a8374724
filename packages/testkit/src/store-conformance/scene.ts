import type {
  AcceptedRow,
  DeliveryRow,
  DispatchOwner,
  Fence,
  Lease,
  MatchResult,
  NewDelivery,
  Store,
} from '@eilbote/core';
import { aStoredEvent } from './producers.ts';

/** What a maker of stores hands to the suite for one test. */
export interface StoreUnderTest {
  /** New and empty, not open. */
  readonly store: Store;
  /** What a new process would have after this one died: the same data, not open. The first store is not used again. */
  reopen(): Promise<Store>;
  /** Another process at the same time: the same data, not open. */
  second(): Promise<Store>;
  /** Closes every store that was handed out and removes the data. */
  close(): Promise<void>;
}

/** An open store with a dispatcher, and the steps that most tests begin with. */
export interface Scene {
  readonly store: Store;
  readonly fence: Fence;
  readonly under: StoreUnderTest;
  /** Accepts the event with this id, or finds it; tells its row. */
  accepted(id: string): Promise<AcceptedRow>;
  /** Accepts an event and matches it with these deliveries under `lease`. */
  matched(event: string, ...deliveries: readonly NewDelivery[]): Promise<MatchResult>;
  row(delivery: string): Promise<DeliveryRow>;
}

export const lease: Lease = { token: 'lease', until: 20_000 };

export const anOwner = (id: string): DispatchOwner => ({ id, pid: 4711, host: 'tischlerei' });

export async function scene(under: StoreUnderTest): Promise<Scene> {
  const { store } = under;
  await store.open(() => 'ins_1');
  const taken = await store.takeDispatch(anOwner('own_1'), 1_000, 20_000, () => false);
  const fence = taken.taken ? taken.epoch : 0;

  async function accepted(id: string): Promise<AcceptedRow> {
    const [verdict] = await store.accept([[aStoredEvent(id)]]);
    const row = verdict?.kind === 'accepted' ? verdict.events[0] : undefined;
    if (row === undefined) throw new Error(`the event ${id} was not accepted`);
    return row;
  }

  return {
    store,
    fence,
    under,
    accepted,
    async matched(event, ...deliveries) {
      const { sequence, revision } = await accepted(event);
      return store.match(fence, lease, [{ event: sequence, revision, deliveries }]);
    },
    async row(delivery) {
      const detail = await store.delivery(delivery);
      if (detail === undefined) throw new Error(`there is no delivery ${delivery}`);
      return detail.delivery;
    },
  };
}
