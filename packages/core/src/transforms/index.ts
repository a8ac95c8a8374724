export { applyTransform, type TransformSurroundings } from './apply-transform.ts';
export { transformGroups, transformNamed, transforms, type TransformGroup } from './catalogue.ts';
export * from './errors.ts';
export { filterNotation } from './notation.ts';
export type { ParameterSchema, ParameterSchemas } from './parameter-schema.ts';
export { checkParameters, type GivenParameter } from './parameters.ts';
export { isMissing } from './missing.ts';
export { entryName } from './value-text.ts';
export {
  defaultTransformSettings,
  type Transform,
  type TransformContext,
  type TransformExample,
  type TransformSettings,
} from './transform.ts';
