import type { DatabaseSync } from 'node:sqlite';
import { customerRecord } from '../customers/customer-record.ts';
import type { Customers } from '../customers/customers.ts';
import { daysLater, today } from '../data/calendar.ts';
import { nextNumber } from '../data/erp-database.ts';
import type { Announce, Transact } from '../data/transaction.ts';
import { openItemRecord } from '../open-items/open-item-record.ts';
import type { OpenItem } from '../open-items/open-item.ts';
import type { OpenItems } from '../open-items/open-items.ts';
import { Refusal } from '../refusal.ts';
import { statusFields } from './process-statuses.ts';
import { positionRecord, projectRecord } from './project-record.ts';
import { netTotal, type Position, type Project, type ProjectDraft, taxOn } from './project.ts';

interface Step {
  readonly from: Project['stage'];
  readonly to: 'awarded' | 'delivered' | 'invoiced';
  /** Columns of the project that the step fills. */
  readonly facts: { readonly [column: string]: string };
}

/** Printing a document sets the process status. */
const statusOnEntering = { awarded: 20, delivered: 70, invoiced: 80 } as const;

/** What a change of the process status came from, as the event tells it. */
type Cause =
  | { readonly ausloeser: 'schnellaenderung' }
  | { readonly ausloeser: 'belegdruck'; readonly belegart: string };

/** The projects of the ERP, each from offer to invoice. */
export class Projects {
  readonly #database: DatabaseSync;
  readonly #transact: Transact;
  readonly #customers: Customers;
  readonly #openItems: OpenItems;

  constructor(database: DatabaseSync, transact: Transact, customers: Customers, openItems: OpenItems) {
    this.#database = database;
    this.#transact = transact;
    this.#customers = customers;
    this.#openItems = openItems;
  }

  /** @throws Refusal 404 for a customer that does not exist */
  create({ customer, title, positions = [] }: ProjectDraft): Promise<Project> {
    return this.#transact((announce) => {
      const { number: customerNumber } = this.#customers.get(customer);
      const number = nextNumber(this.#database, 'P');
      this.#database
        .prepare(
          `INSERT INTO project (number, customer, title, stage, process_status, created_on)
           VALUES (?, ?, ?, 'offer', 10, ?)`,
        )
        .run(number, customerNumber, title, today());
      const insert = this.#database.prepare('INSERT INTO position VALUES (?, ?, ?, ?, ?, ?)');
      for (const [index, { text, quantity, unit, unit_price }] of positions.entries()) {
        insert.run(number, index + 1, text, quantity, unit, unit_price);
      }
      announce({ type: 'project.created', records: this.#records(number) });
      return this.get(number);
    });
  }

  /** The customer has ordered; prints the confirmation. @throws Refusal 404, 409 */
  award(number: string): Promise<Project> {
    return this.#transact((announce) => {
      const before = this.#enter(number, { from: 'offer', to: 'awarded', facts: { awarded_on: today() } });
      announce({ type: 'project.awarded', records: this.#records(number) });
      this.#announcePrint(before, 'Auftragsbestätigung', announce);
      return this.get(number);
    });
  }

  /** The goods are with the customer; prints the delivery note. @throws Refusal 404, 409 */
  deliver(number: string): Promise<Project> {
    return this.#transact((announce) => {
      const facts = { delivery_note: nextNumber(this.#database, 'LS'), delivered_on: today() };
      const before = this.#enter(number, { from: 'awarded', to: 'delivered', facts });
      announce({ type: 'project.delivered', records: this.#records(number) });
      this.#announcePrint(before, 'Lieferschein', announce);
      return this.get(number);
    });
  }

  /** Prints the invoice and opens an item until it is paid. @throws Refusal 404, 409 */
  invoice(number: string): Promise<Project> {
    return this.#transact((announce) => {
      const invoice = nextNumber(this.#database, 'RE');
      const before = this.#enter(number, {
        from: 'delivered',
        to: 'invoiced',
        facts: { invoice, invoiced_on: today() },
      });
      const item = this.#openItem(number, invoice, today());
      announce({ type: 'project.invoiced', records: { ...this.#records(number), OPKunden: openItemRecord(item) } });
      this.#announcePrint(before, 'Rechnung', announce);
      return this.get(number);
    });
  }

  /** A quick change in the list of projects; nothing is told where nothing changes. @throws Refusal 404 */
  changeProcessStatus(number: string, code: number): Promise<Project> {
    return this.#transact((announce) => {
      const before = this.get(number);
      if (before.process_status === code) return before;
      this.#database.prepare('UPDATE project SET process_status = ? WHERE number = ?').run(code, number);
      this.#announceProgress(before, { ausloeser: 'schnellaenderung' }, announce);
      return this.get(number);
    });
  }

  list(): readonly Project[] {
    return this.#database.prepare('SELECT * FROM project ORDER BY number').all() as unknown as readonly Project[];
  }

  /** @throws Refusal 404 */
  get(number: string): Project {
    const row = this.#database.prepare('SELECT * FROM project WHERE number = ?').get(number);
    if (row === undefined) throw new Refusal(404, 'PROJECT_UNKNOWN', `There is no project ${number}.`);
    return row as unknown as Project;
  }

  positions(number: string): readonly Position[] {
    const rows = this.#database.prepare('SELECT * FROM position WHERE project = ? ORDER BY number').all(number);
    return rows as unknown as readonly Position[];
  }

  /** Brings a project to its next stage. Tells what it was before. */
  #enter(number: string, { from, to, facts }: Step): Project {
    const before = this.get(number);
    if (before.stage !== from) {
      const message = `Project ${number} is ${before.stage}; only one that is ${from} can be ${to}.`;
      throw new Refusal(409, 'PROJECT_STAGE_WRONG', message);
    }
    const columns = Object.keys(facts).map((column) => `, ${column} = ?`);
    this.#database
      .prepare(`UPDATE project SET stage = ?, process_status = ?${columns.join('')} WHERE number = ?`)
      .run(to, statusOnEntering[to], ...Object.values(facts), number);
    return before;
  }

  #openItem(number: string, invoice: string, date: string): OpenItem {
    const { customer } = this.get(number);
    const net = netTotal(this.positions(number));
    const due = daysLater(date, this.#customers.get(customer).days_to_pay);
    const amount = net + taxOn(net);
    return this.#openItems.open({ invoice, project: number, customer, invoiced_on: date, due_on: due, amount });
  }

  #announcePrint(before: Project, belegart: string, announce: Announce): void {
    this.#announceProgress(before, { ausloeser: 'belegdruck', belegart }, announce);
  }

  #announceProgress(before: Project, cause: Cause, announce: Announce): void {
    const { number, process_status } = this.get(before.number);
    announce({
      type: 'project.processStatusChanged',
      records: this.#records(number),
      details: { alt: statusFields(before.process_status), neu: statusFields(process_status), ...cause },
    });
  }

  /** What goes with every event of a project: the rows as they are now, inside the transaction. */
  #records(number: string) {
    const project = this.get(number);
    const positions = this.positions(number);
    return {
      Auftrag: projectRecord(project, positions),
      Kunden: customerRecord(this.#customers.get(project.customer)),
      Auftragspositio: positions.map(positionRecord),
    };
  }
}
