import type { DatabaseSync } from 'node:sqlite';
import { customerRecord } from '../customers/customer-record.ts';
import type { Customers } from '../customers/customers.ts';
import { daysLater } from '../data/calendar.ts';
import type { Transact } from '../data/transaction.ts';
import { Refusal } from '../refusal.ts';
import { openItemRecord } from './open-item-record.ts';
import type { OpenItem } from './open-item.ts';

/** A reminder extends the time to pay. */
const daysOfGrace = 14;

/** Invoices that are not paid in full. */
export class OpenItems {
  readonly #database: DatabaseSync;
  readonly #transact: Transact;
  readonly #customers: Customers;

  constructor(database: DatabaseSync, transact: Transact, customers: Customers) {
    this.#database = database;
    this.#transact = transact;
    this.#customers = customers;
  }

  /** Inside the transaction that makes the invoice. */
  open(item: Omit<OpenItem, 'paid' | 'dunning_level' | 'dunned_on'>): OpenItem {
    const { invoice, project, customer, invoiced_on, due_on, amount } = item;
    this.#database
      .prepare(
        'INSERT INTO open_item (invoice, project, customer, invoiced_on, due_on, amount) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(invoice, project, customer, invoiced_on, due_on, amount);
    return this.get(invoice);
  }

  /** No event tells of a payment. @throws Refusal 404, 409 */
  pay(invoice: string, amount: number): Promise<OpenItem> {
    return this.#transact(() => {
      const item = this.get(invoice);
      const open = item.amount - item.paid;
      if (amount > open) {
        throw new Refusal(
          409,
          'PAYMENT_TOO_HIGH',
          `Invoice ${invoice} has ${open} cents open, ${amount} are too many.`,
        );
      }
      this.#database.prepare('UPDATE open_item SET paid = paid + ? WHERE invoice = ?').run(amount, invoice);
      return this.get(invoice);
    });
  }

  /**
   * Prints the reminders of a day: raises the level of every item that is due and not paid. One transaction, one event
   * for each item.
   */
  dun(date: string): Promise<readonly OpenItem[]> {
    return this.#transact((announce) => {
      const due = this.#database
        .prepare('SELECT invoice FROM open_item WHERE due_on < ? AND paid < amount ORDER BY invoice')
        .all(date);
      const raise = this.#database.prepare(
        'UPDATE open_item SET dunning_level = dunning_level + 1, dunned_on = ?, due_on = ? WHERE invoice = ?',
      );
      return due.map(({ invoice }) => {
        raise.run(date, daysLater(date, daysOfGrace), String(invoice));
        const item = this.get(String(invoice));
        const customer = this.#customers.get(item.customer);
        announce({
          type: 'openItem.dunned',
          records: { OPKunden: openItemRecord(item), Kunden: customerRecord(customer) },
        });
        return item;
      });
    });
  }

  list(): readonly OpenItem[] {
    const rows = this.#database.prepare('SELECT * FROM open_item WHERE paid < amount ORDER BY invoice').all();
    return rows as unknown as readonly OpenItem[];
  }

  /** @throws Refusal 404 */
  get(invoice: string): OpenItem {
    const row = this.#database.prepare('SELECT * FROM open_item WHERE invoice = ?').get(invoice);
    if (row === undefined) throw new Refusal(404, 'INVOICE_UNKNOWN', `There is no invoice ${invoice}.`);
    return row as unknown as OpenItem;
  }
}
