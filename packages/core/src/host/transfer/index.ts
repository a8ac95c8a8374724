export type { Difference } from './differences.ts';
export { exportVersion, type ConfigurationDocument, type ExportedEntry } from './document.ts';
export * from './errors.ts';
export { newSecret } from './masked-for-diff.ts';
export { exportConfiguration, type ExportOptions } from './export-configuration.ts';
export { planImport, type ImportedEntry, type ImportOptions } from './plan-import.ts';
