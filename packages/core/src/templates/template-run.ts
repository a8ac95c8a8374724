import { Context, type Liquid } from 'liquidjs';
import type { LocalizedText } from '@eilbote/contract';
import { defaultTransformSettings, type TransformSettings, type TransformSurroundings } from '../transforms/index.ts';
import { maximumSteps } from './budgets.ts';
import { TEMPLATE_TOO_LARGE } from './errors.ts';
import type { TemplateScope } from './scope.ts';

/** What a template is filled with beside its scope, and where it tells what is worth a look. */
export interface TemplateSurroundings {
  /** For its filters; those of an installation in Germany when left out. */
  readonly settings?: TransformSettings;
  /** Hears of the paths that led nowhere and so gave nothing. */
  unknown?(path: string): void;
  /** Hears what filters warn of. */
  warn?(text: LocalizedText): void;
}

/** One run of a template: counts its steps, remembers the paths that led nowhere, surrounds its filters. */
export class TemplateRun extends Context {
  readonly surroundings: TransformSurroundings;
  readonly #unknown: TemplateSurroundings['unknown'];
  #steps = 0;

  constructor(engine: Liquid, scope: TemplateScope, surroundings: TemplateSurroundings) {
    super(scope.names, engine.options, { sync: true, globals: scope.record }, { liquid: engine });
    const { settings = defaultTransformSettings, warn = () => {}, unknown } = surroundings;
    this.surroundings = { settings, warn };
    this.#unknown = unknown;
  }

  step(count: number): void {
    this.#steps += count;
    if (this.#steps > maximumSteps) throw TEMPLATE_TOO_LARGE({ budget: 'steps' });
  }

  override *_get(paths: Parameters<Context['_get']>[0]): IterableIterator<unknown> {
    const value: unknown = yield super._get(paths);
    if (value === undefined) this.#unknown?.(paths.map(String).join('.'));
    return value;
  }
}
