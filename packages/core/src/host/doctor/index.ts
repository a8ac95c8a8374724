export { examine, type ExamineOptions } from './examine.ts';
export { found, ok, type Examined, type Finding, type FindingLevel } from './finding.ts';
export { spanOf } from './spans.ts';
