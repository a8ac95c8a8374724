import { Liquid, type Context, type Emitter, type Template } from 'liquidjs';
import { TEMPLATE_TOO_LARGE } from './errors.ts';
import { maximumMemory, maximumResultLength, maximumTemplateLength, maximumTimeMs } from './budgets.ts';
import { filters } from './filters.ts';
import { TemplateRun } from './template-run.ts';
import type { TemplateWriter } from './writers/writer.ts';
import { valueText } from './value-text.ts';

/** All tags that a template may use: no files, no includes, no counters that live on. */
export const tagNames: readonly string[] = [
  'if',
  'unless',
  'case',
  'for',
  'break',
  'continue',
  'assign',
  'capture',
  'comment',
  'raw',
  '#',
];

/** A value on its way into the result, told apart from what the template itself says. */
class OutputValue {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** For `capture`, which collects plain text: it is encoded when it is put out. */
  toString(): string {
    return valueText(this.value);
  }
}

/** Collects the result through the writer of its position. */
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

/** LiquidJS with our own filters, few tags, and every value marked until it meets its position. */
export function createEngine(): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    relativeReference: false,
    dynamicPartials: false,
    templates: {},
    parseLimit: maximumTemplateLength,
    memoryLimit: maximumMemory,
    renderLimit: maximumTimeMs,
    outputEscape: (value: unknown) => new OutputValue(value) as never,
  });
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  for (const name of Object.keys(engine.tags)) if (!tagNames.includes(name)) delete engine.tags[name];
  countSteps(engine);
  return engine;
}

function countSteps(engine: Liquid): void {
  const { renderer } = engine;
  const renderTemplates = renderer.renderTemplates.bind(renderer);
  renderer.renderTemplates = (templates: Template[], context: Context, emitter?: Emitter) => {
    if (context instanceof TemplateRun) context.step(templates.length + 1);
    return renderTemplates(templates, context, emitter);
  };
}
