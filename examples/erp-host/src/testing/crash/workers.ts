import { daysLater, today } from '../../data/calendar.ts';
import type { OpenItem } from '../../open-items/open-item.ts';
import { ErpClient } from '../erp-client.ts';
import { type Fact, factsOfStep, type Step } from './fact.ts';

interface Numbered {
  readonly number: string;
}

const concurrentWorkers = 8;
const requests = { awarded: 'award', delivered: 'deliver', invoiced: 'invoice' } as const;

/** The people who work with the ERP, all at once, until it is gone. What it answered them they keep in mind. */
export class Workers {
  /** What the ERP has acknowledged, over all its lives. */
  readonly acknowledged = new Set<Fact>();
  /** Answers that nobody should get. */
  readonly surprises: string[] = [];
  #underWay = 0;
  #named = 0;
  #dunningDays = 15;
  #heard: () => void = () => {};

  /** Resolves when the ERP does not answer any more. Tells how many requests were waiting for an answer then. */
  async work(url: string): Promise<number> {
    const client = new ErpClient(url);
    this.#underWay = 0;
    const workers = Array.from({ length: concurrentWorkers }, () =>
      this.#until(() => this.#projectAfterProject(client)),
    );
    await Promise.all([...workers, this.#until(() => this.#dunAndDun(client))]);
    return this.#underWay;
  }

  /** Resolves when so many facts more have been acknowledged. */
  async hearOf(count: number): Promise<void> {
    const enough = this.acknowledged.size + count;
    await new Promise<void>((resolve) => {
      this.#heard = () => {
        if (this.acknowledged.size >= enough) resolve();
      };
    });
  }

  /** A request that gets no answer is the end of the work, and stays under way. */
  async #until(act: () => Promise<never>): Promise<void> {
    await act().catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error;
    });
  }

  async #projectAfterProject(client: ErpClient): Promise<never> {
    for (;;) {
      this.#named += 1;
      const name = `customer ${this.#named}`;
      const title = `project ${this.#named}`;
      const { number: customer } = await this.#post<Numbered>(client, '/customers', { name });
      this.#acknowledge([`customer.created ${customer} ${name}`]);
      const positions = [{ text: 'Tisch', quantity: 1, unit: 'Stk', unit_price: 98_000 }];
      const { number } = await this.#post<Numbered>(client, '/projects', { customer, title, positions });
      this.#acknowledge([`project.created ${number} ${title}`]);
      for (const [step, request] of Object.entries(requests)) {
        await this.#post(client, `/projects/${number}/${request}`);
        this.#acknowledge(factsOfStep(number, step as Step));
      }
    }
  }

  /** Each reminder gives two weeks, so an item is dunned in every 14th run or so. */
  async #dunAndDun(client: ErpClient): Promise<never> {
    for (;;) {
      this.#dunningDays += 1;
      const date = daysLater(today(), this.#dunningDays);
      const dunned = await this.#post<readonly OpenItem[]>(client, '/dunning-runs', { date });
      this.#acknowledge(dunned.map((item) => `openItem.dunned ${item.invoice} ${item.dunning_level}`));
    }
  }

  async #post<T>(client: ErpClient, path: string, body: unknown = {}): Promise<T> {
    this.#underWay += 1;
    const answer = await client.post<T>(path, body);
    this.#underWay -= 1;
    if (answer.status >= 300) this.surprises.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #acknowledge(facts: readonly Fact[]): void {
    for (const fact of facts) this.acknowledged.add(fact);
    this.#heard();
  }
}
