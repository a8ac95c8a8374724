export { maximumTemplateLength } from './budgets.ts';
export { compileTemplate, holdsTemplate, type CompiledTemplate } from './compile-template.ts';
export * from './errors.ts';
export { filterNames } from './filters.ts';
export { scopeNames, templateScope, type ScopeParts, type TemplateScope } from './scope.ts';
export type { TemplateSurroundings } from './template-run.ts';
export type { TemplatePosition } from './template-writer.ts';
