/**
 * Puts together the result of a template. What the template itself says is taken as it is and moves the position;
 * values are encoded for the position reached and can never leave it.
 */
export interface TemplateWriter {
  literal(text: string): string;
  value(value: unknown): string;
  /** @throws EilboteError when the whole result cannot stand at its position */
  end(result: string): void;
}
