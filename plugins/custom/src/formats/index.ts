import { binary, structured } from './cloudevents/index.ts';
import { flat } from './flat.ts';
import type { Format } from './format.ts';
import { profacto } from './profacto.ts';
import { template } from './template.ts';

export { isOwnHeader as isFormatHeader } from './cloudevents/problems.ts';
export type { Format } from './format.ts';
export { metadataName } from './metadata.ts';

const formats: ReadonlyMap<string, Format> = new Map([
  ['profacto/1', profacto],
  ['flat', flat],
  ['cloudevents/structured', structured],
  ['cloudevents/binary', binary],
  ['template', template],
]);

/** Names of all formats; the first is the default. */
export const formatNames: readonly string[] = [...formats.keys()];

/** The format with this name; `profacto/1` for one that {@link formatNames} does not know (refused on save). */
export const formatOf = (name: string): Format => formats.get(name) ?? profacto;

/** Whether there is a format with this name. */
export const isFormat = (name: string): boolean => formats.has(name);
