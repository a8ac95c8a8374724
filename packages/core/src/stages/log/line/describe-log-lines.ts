import { exampleEntries } from './line-examples.ts';
import { logLineFields, type LineField } from './line-fields.ts';
import { logLineKindTexts, type LineKind } from './line-kinds.ts';
import { withSequence } from './line-text.ts';
import { logLineKinds, logLineVersion, type LogLineKind } from './log-line.ts';

export interface LogLineDescription {
  readonly version: number;
  readonly fields: readonly (LineField & { readonly name: string })[];
  readonly kinds: readonly (LineKind & { readonly kind: LogLineKind; readonly example: string })[];
}

/** What stands in `Webhooks.log`, for the reference page and for programs that read it. */
export function describeLogLines(): LogLineDescription {
  return {
    version: logLineVersion,
    fields: Object.entries(logLineFields).map(([name, field]) => ({ name, ...field })),
    kinds: logLineKinds.map((kind, index) => ({
      kind,
      ...logLineKindTexts[kind],
      example: withSequence(exampleEntries[kind].line, 4711 + index),
    })),
  };
}
