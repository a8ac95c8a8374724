/** A call that is refused before it has written anything: its transaction can go on with the calls behind it. */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: { readonly [name: string]: unknown };

  constructor(code: string, facts: { readonly [name: string]: unknown } = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}
