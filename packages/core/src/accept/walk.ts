import type { LocalizedText } from '@eilbote/contract';
import { mostWarnings } from './limits.ts';
import { warningTexts, type WarningCode } from './warning-texts.ts';

/** Something that was noticed about an event which is accepted all the same. */
export interface EventWarning {
  /** JSON pointer into the event, e.g. `/records/Auftrag/Liefertermin`. */
  readonly path: string;
  readonly code: WarningCode;
  readonly text: LocalizedText;
}

/** A way through an event: where we are, and what was noticed so far. Paths become text only when they are needed. */
export class Walk {
  readonly #path: (string | number)[] = [];
  readonly #warnings: EventWarning[] = [];
  #unlisted = 0;

  enter(step: string | number): void {
    this.#path.push(step);
  }

  leave(): void {
    this.#path.pop();
  }

  warn(code: WarningCode, detail: string | number = ''): void {
    if (this.#warnings.length >= mostWarnings) {
      this.#unlisted += 1;
      return;
    }
    const text = warningTexts[code]({ name: this.name, detail: String(detail) });
    this.#warnings.push({ path: this.pointer, code, text });
  }

  get warnings(): readonly EventWarning[] {
    if (this.#unlisted === 0) return this.#warnings;
    const text = warningTexts.MORE_WARNINGS({ name: '', detail: String(this.#unlisted) });
    return [...this.#warnings, { path: '', code: 'MORE_WARNINGS', text }];
  }

  get pointer(): string {
    return this.#path.map((step) => `/${short(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  }

  /** For people: `Auftragspositio[2].Anzahl`, `details.alt.Prozessstatus`. */
  get name(): string {
    const steps = this.#path[0] === 'records' && this.#path.length > 1 ? this.#path.slice(1) : this.#path;
    return steps
      .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${short(step)}`))
      .join('');
  }
}

const short = (step: string | number) => {
  const text = String(step);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
