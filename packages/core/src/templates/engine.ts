import { Liquid } from 'liquidjs';
import { maximumMemory, maximumTemplateLength, maximumTimeMs } from './budgets.ts';
import { OutputValue } from './emitter.ts';
import { filters } from './filters.ts';
import { allowTags } from './tags.ts';

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
  allowTags(engine);
  return engine;
}
