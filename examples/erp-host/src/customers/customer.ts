/** A row of the table `customer`. */
export interface Customer {
  readonly number: string;
  readonly name: string;
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
  readonly email: string;
  readonly days_to_pay: number;
  readonly created_on: string;
}

/** What is told of a new customer; the rest has defaults. */
export type CustomerDraft = Pick<Customer, 'name'> & Partial<Omit<Customer, 'number' | 'created_on'>>;
