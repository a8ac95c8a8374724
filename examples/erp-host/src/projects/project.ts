/** A row of the table `project`. */
export interface Project {
  readonly number: string;
  readonly customer: string;
  readonly title: string;
  readonly stage: 'offer' | 'awarded' | 'delivered' | 'invoiced';
  readonly process_status: number;
  readonly created_on: string;
  readonly awarded_on: string | null;
  readonly delivery_note: string | null;
  readonly delivered_on: string | null;
  readonly invoice: string | null;
  readonly invoiced_on: string | null;
}

/** A row of the table `position`; `unit_price` in cents. */
export interface Position {
  readonly project: string;
  readonly number: number;
  readonly text: string;
  readonly quantity: number;
  readonly unit: string;
  readonly unit_price: number;
}

export interface ProjectDraft {
  readonly customer: string;
  readonly title: string;
  readonly positions?: readonly Omit<Position, 'project' | 'number'>[];
}

/** Net total of positions, in cents. */
export const netTotal = (positions: readonly Position[]): number =>
  positions.reduce((sum, { quantity, unit_price }) => sum + Math.round(quantity * unit_price), 0);

/** Value added tax of 19 %, in cents. */
export const taxOn = (net: number): number => Math.round(net * 0.19);
