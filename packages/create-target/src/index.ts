export { answerFaults, authSchemes, defaultAnswers, type Answers, type AuthScheme } from './answers.ts';
export { knownTables, type KnownTable } from './known-tables.ts';
export { packageFiles, writePackage } from './write-package.ts';
