import { toValueSync, type Liquid, type Template } from 'liquidjs';
import { maximumTemplateLength } from './budgets.ts';
import { checkFilters } from './check-filters.ts';
import { PositionEmitter } from './emitter.ts';
import { createEngine } from './engine.ts';
import { TEMPLATE_TOO_LARGE } from './errors.ts';
import { parseFault, renderFault } from './faults.ts';
import { refuseLeftovers } from './leftovers.ts';
import { readsOf, type TemplateReads } from './reads.ts';
import type { TemplateScope } from './scope.ts';
import { TemplateRun, type TemplateSurroundings } from './template-run.ts';
import { writerFor, type TemplatePosition } from './template-writer.ts';

/** A template that was read once and can be filled any number of times. */
export interface CompiledTemplate extends TemplateReads {
  /**
   * @param surroundings what its filters count on, and who hears what is worth a look
   * @throws TEMPLATE_FAILED, TEMPLATE_TOO_LARGE, TEMPLATE_NOT_JSON, TEMPLATE_NOT_XML, REQUEST_URL_INVALID
   */
  render(scope: TemplateScope, surroundings?: TemplateSurroundings): string;
}

/** Whether a text has any output or tag; without one it is sent as it is. */
export const holdsTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');

/**
 * Reads a template (Liquid). Values are encoded by the position they come to stand at, so that no record can leave it.
 * @throws TEMPLATE_INVALID with line and column, TEMPLATE_TOO_LARGE
 */
export function compileTemplate(text: string, position: TemplatePosition): CompiledTemplate {
  if (text.length > maximumTemplateLength) throw TEMPLATE_TOO_LARGE({ budget: 'length' });
  if (!holdsTemplate(text)) return constant(text, position);
  const engine = sharedEngine();
  const parsed = parse(engine, text);
  return {
    ...readsOf(parsed),
    render(scope, surroundings = {}) {
      const writer = writerFor[position]();
      try {
        const run = new TemplateRun(engine, scope, surroundings);
        const emitter = new PositionEmitter(writer);
        toValueSync(engine.renderer.renderTemplates(parsed, run, emitter));
        writer.end(emitter.buffer);
        return emitter.buffer;
      } catch (error) {
        throw renderFault(error);
      }
    },
  };
}

function constant(text: string, position: TemplatePosition): CompiledTemplate {
  const writer = writerFor[position]();
  writer.literal(text);
  return {
    paths: [],
    names: new Set(),
    render() {
      writer.end(text);
      return text;
    },
  };
}

// Made at first use: a process without templates does not pay for it. It holds no state between templates.
let engineOnceMade: Liquid | undefined;
const sharedEngine = (): Liquid => (engineOnceMade ??= createEngine());

function parse(engine: Liquid, text: string): Template[] {
  try {
    const parsed = engine.parse(text);
    refuseLeftovers(engine, parsed);
    checkFilters(parsed);
    return parsed;
  } catch (error) {
    throw parseFault(error);
  }
}
