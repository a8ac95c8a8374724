import type { DatabaseSync } from 'node:sqlite';
import { today } from '../data/calendar.ts';
import { nextNumber } from '../data/erp-database.ts';
import type { Transact } from '../data/transaction.ts';
import { Refusal } from '../refusal.ts';
import { customerRecord } from './customer-record.ts';
import type { Customer, CustomerDraft } from './customer.ts';

/** The customers of the ERP. */
export class Customers {
  readonly #database: DatabaseSync;
  readonly #transact: Transact;

  constructor(database: DatabaseSync, transact: Transact) {
    this.#database = database;
    this.#transact = transact;
  }

  create({ name, street = '', postcode = '', town = '', email = '', days_to_pay = 14 }: CustomerDraft) {
    return this.#transact((announce): Customer => {
      const number = nextNumber(this.#database, 'K');
      const customer = { number, name, street, postcode, town, email, days_to_pay, created_on: today() };
      this.#database
        .prepare('INSERT INTO customer VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(number, name, street, postcode, town, email, days_to_pay, customer.created_on);
      announce({ type: 'customer.created', records: { Kunden: customerRecord(customer) } });
      return customer;
    });
  }

  /** @throws Refusal 404 */
  get(number: string): Customer {
    const row = this.#database.prepare('SELECT * FROM customer WHERE number = ?').get(number);
    if (row === undefined) throw new Refusal(404, 'CUSTOMER_UNKNOWN', `There is no customer ${number}.`);
    return row as unknown as Customer;
  }
}
