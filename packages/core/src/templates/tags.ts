import { CaptureTag, ForTag, toValueSync, type Context, type Liquid, type Template } from 'liquidjs';
import { PositionEmitter } from './emitter.ts';
import { TemplateRun } from './template-run.ts';
import { textWriter } from './writers/text-writer.ts';

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

/** Leaves the allowed tags; those by which a short template could do much are replaced by ones with a limit. */
export function allowTags(engine: Liquid): void {
  for (const name of Object.keys(engine.tags)) if (!tagNames.includes(name)) delete engine.tags[name];
  engine.registerTag('for', CountedFor);
  engine.registerTag('capture', LimitedCapture);
}

/** `for` whose every round begins with telling the run how many steps it takes. */
class CountedFor extends ForTag {
  constructor(...given: ConstructorParameters<typeof ForTag>) {
    super(...given);
    const steps = 1 + stepsOf(this.templates);
    const counting: Template = {
      token: this.token,
      render: (run: Context) => {
        if (run instanceof TemplateRun) run.step(steps);
      },
    };
    this.templates.unshift(counting);
  }
}

/** Templates inside of each other, all branches of a decision together. A loop within counts its own rounds. */
function stepsOf(templates: readonly Template[]): number {
  let steps = templates.length;
  for (const template of templates) {
    if (template.children === undefined || template instanceof ForTag) continue;
    const children: Template[] = toValueSync(template.children(false, true));
    steps += stepsOf(children);
  }
  return steps;
}

/** `capture` of no more than a result may hold: captures of captures double with every line. */
class LimitedCapture extends CaptureTag {
  /** Plain text: it is encoded when it is put out. */
  override *render(run: Context): Generator<unknown, void, string> {
    const emitter = new PositionEmitter(textWriter);
    yield this.liquid.renderer.renderTemplates(this.templates, run, emitter);
    Reflect.set(run.bottom(), this.variable, emitter.buffer);
  }
}
