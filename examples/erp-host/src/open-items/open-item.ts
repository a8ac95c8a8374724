/** A row of the table `open_item`; amounts in cents. */
export interface OpenItem {
  readonly invoice: string;
  readonly project: string;
  readonly customer: string;
  readonly invoiced_on: string;
  readonly due_on: string;
  readonly amount: number;
  readonly paid: number;
  readonly dunning_level: number;
  readonly dunned_on: string | null;
}
