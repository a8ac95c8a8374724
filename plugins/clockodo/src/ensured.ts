/** A thing in Clockodo, and whether this very attempt has created it. */
export interface Ensured {
  readonly id: string;
  readonly isNew: boolean;
}
