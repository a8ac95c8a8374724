/** A generated page of the documentation. Pages live in one list, so that none is forgotten. */
export interface Page {
  /** Below the root of the repository. */
  readonly file: string;
  render(): string;
}
