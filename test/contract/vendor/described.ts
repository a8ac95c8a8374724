/** Any part of a vendor's file. */
export interface Described {
  readonly [name: string]: unknown;
}
