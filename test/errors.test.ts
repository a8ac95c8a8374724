import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { failureClasses } from '../packages/contract/src/index.ts';
import { conditionFindings } from '../packages/core/src/conditions/index.ts';
import { problemCatalogue, warningCatalogue } from '../packages/core/src/webhooks/problem-catalogue.ts';
import { problemCatalogue as customProblems } from '../plugins/custom/src/problem-catalogue.ts';
import { definedErrors } from './docs/error-definitions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');

/** Codes as they stand in the sources, whoever forgot to export them. */
const codesInSources = globSync('{packages,plugins}/*/src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] })
  .flatMap((file) => [
    ...readFileSync(`${root}/${file}`, 'utf8').matchAll(/defineError(?:<[^(]*?>)?\(\s*'([A-Z0-9_]+)'/g),
  ])
  .map(([, code]) => code ?? '')
  .toSorted();

const [classesPart = '', codesPart = '', findingsPart = ''] = page.split(/^## (?:Error codes|Findings)$/m);

describe('docs/errors.md', () => {
  it('names every error code of the sources, and no other', () => {
    const codesOnPage = [...codesPart.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, code]) => code ?? '').toSorted();
    expect(codesInSources.length).toBeGreaterThan(50);
    expect(codesOnPage).toEqual(codesInSources);
  });

  it('explains every failure class, and no other', () => {
    const explained = [...classesPart.matchAll(/^### ([A-Z0-9_]+)$/gm)].map(([, name]) => name);
    expect(explained).toEqual([...failureClasses]);
  });
});

describe('the findings in docs/errors.md', () => {
  const catalogues = { ...problemCatalogue, ...customProblems, ...warningCatalogue };

  it('are those that the checks can have', () => {
    const onPage = [...findingsPart.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, code]) => code ?? '');
    const inCode = [...Object.keys(catalogues), ...conditionFindings.map(({ code }) => code)];
    expect(onPage.toSorted()).toEqual(inCode.toSorted());
  });

  it('are all used by a check', () => {
    const checks = globSync(['packages/core/src/webhooks/{check,schema}/*.ts', 'plugins/custom/src/**/*.ts'], {
      cwd: root,
      exclude: ['**/*.test.ts', '**/problem-catalogue.ts'],
    });
    const sources = checks.map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('');
    expect(Object.keys(catalogues).filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });
});

describe('error codes', () => {
  it('are spelt in capitals and belong to one error each', () => {
    const codes = definedErrors.flatMap(({ errors }) => errors.map(({ code }) => code));
    expect(codes.filter((code) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(code))).toEqual([]);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it('have a meaning in whole sentences, in both languages', () => {
    const ofErrors = definedErrors.flatMap(({ errors }) => errors.map(({ meaning }) => meaning));
    const ofFindings = [problemCatalogue, customProblems, warningCatalogue].flatMap((all) => Object.values(all));
    const meanings = [...ofErrors, ...ofFindings].flatMap(({ de, en }) => [de, en]);
    expect(meanings.filter((text) => !/^[\p{Lu}„"].*[.!]$/u.test(text))).toEqual([]);
  });
});
