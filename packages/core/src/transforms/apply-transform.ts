import type { JsonValue, LocalizedText } from '@eilbote/contract';
import { VALUE_NOT_TRANSFORMED } from './errors.ts';
import { isMissing } from './missing.ts';
import { readParameters, type GivenParameter } from './parameters.ts';
import type { Transform, TransformSettings } from './transform.ts';

/** Where the warnings of transforms go, and what they count on. */
export interface TransformSurroundings {
  readonly settings: TransformSettings;
  /** With the name of the transform in front. */
  warn(text: LocalizedText): void;
}

/**
 * The one way to use a transform, for templates and mappings alike.
 * @throws VALUE_NOT_TRANSFORMED, TRANSFORM_MISUSED
 */
export function applyTransform(
  transform: Transform,
  value: JsonValue,
  given: readonly GivenParameter[],
  { settings, warn }: TransformSurroundings,
): JsonValue {
  const parameters = readParameters(transform, given);
  if (transform.takesMissing !== true && isMissing(value)) return null;
  const { name } = transform;
  return transform.apply(value, parameters, {
    ...settings,
    warn: ({ de, en }) => warn({ de: `Filter „${name}“: ${de}`, en: `Filter "${name}": ${en}` }),
    failure: (reason) => VALUE_NOT_TRANSFORMED({ transform: name, reason }),
  });
}
