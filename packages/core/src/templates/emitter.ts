import type { Emitter } from 'liquidjs';
import { maximumResultLength } from './budgets.ts';
import { TEMPLATE_TOO_LARGE } from './errors.ts';
import type { TemplateWriter } from './writers/writer.ts';

/** A value on its way into the result, told apart from what the template itself says. */
export class OutputValue {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** Collects a result through the writer of its position. */
export class PositionEmitter implements Emitter {
  buffer = '';
  readonly #writer: TemplateWriter;

  constructor(writer: TemplateWriter) {
    this.#writer = writer;
  }

  write(part: unknown): void {
    if (part instanceof OutputValue) this.buffer += this.#writer.value(part.value);
    else if (typeof part === 'string') this.buffer += this.#writer.literal(part);
    if (this.buffer.length > maximumResultLength) throw TEMPLATE_TOO_LARGE({ budget: 'output' });
  }
}
