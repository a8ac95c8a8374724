export { buildCatalogue, type CatalogueProblem } from './build-catalogue.ts';
export { Catalogue } from './catalogue.ts';
export type { Contribution } from './contribution.ts';
export * from './errors.ts';
export * from './event-types/index.ts';
export { failureDetails, isOwnEventType, ownEventTypes, ownTables } from './own-events/index.ts';
export {
  eventTypeToJsonSchema,
  schemaVocabulary,
  tableToJsonSchema,
  toJsonSchema,
  type JsonSchema,
} from './json-schema.ts';
export { standardContribution } from './standard.ts';
export { correctTable, type TableCorrection } from './table-correction.ts';
