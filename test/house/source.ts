import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { workspacePackages, workspaceRoot, type WorkspacePackage } from '../workspace/packages.ts';

/** A node of the syntax tree, as far as the rules look at it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

export interface Import {
  readonly specifier: string;
  /** The names asked for; empty for `import 'x'`, `export *` and dynamic imports. */
  readonly names: readonly string[];
  readonly line: number;
}

/** One TypeScript file of the workspace, parsed. */
export interface Source {
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** Tests, and what only tests use (folders `testing` and `conformance`): neither is built. */
  readonly isTest: boolean;
  /** The package it belongs to; undefined for the files of the workspace itself. */
  readonly package: WorkspacePackage | undefined;
  /** Imports, re-exports and type imports alike. */
  readonly imports: readonly Import[];
  readonly comments: readonly { readonly text: string; readonly line: number }[];
  readonly nodes: readonly SyntaxNode[];
  lineOf(offset: number): number;
}

let cached: readonly Source[] | undefined;

/** Every TypeScript file of the packages, the tests and the workspace tools. */
export function workspaceSources(): readonly Source[] {
  cached ??= readSources();
  return cached;
}

function readSources(): readonly Source[] {
  const packages = workspacePackages();
  return globSync(['{packages,plugins,examples}/*/src/**/*.{ts,tsx}', '{test,workspace}/**/*.ts'], {
    cwd: workspaceRoot,
    exclude: ['**/node_modules/**', '**/dist/**'],
  })
    .toSorted()
    .map((file) =>
      parseSource(
        file,
        readFileSync(join(workspaceRoot, file), 'utf8'),
        packages.find(({ folder }) => file.startsWith(`${folder}/`)),
      ),
    );
}

/** Parses one file; tests of the rules call it with a text that breaks the rule. */
export function parseSource(file: string, text: string, owner?: WorkspacePackage): Source {
  const parsed = parseSync(file, text);
  const lineOf = lineFinder(text);
  const nodes = [...descendants(parsed.program)];
  return {
    file,
    text,
    isTest: /\.test\.tsx?$|\/(testing|conformance)\/|^test\//.test(file),
    package: owner,
    imports: nodes.flatMap((node) => {
      const specifier = specifierOf(node);
      return specifier === undefined ? [] : [{ specifier, names: namesOf(node), line: lineOf(node.start) }];
    }),
    comments: parsed.comments.map((comment) => ({ text: comment.value, line: lineOf(comment.start) })),
    nodes,
    lineOf,
  };
}

function specifierOf(node: SyntaxNode): string | undefined {
  const importing = [
    'ImportDeclaration',
    'ExportAllDeclaration',
    'ExportNamedDeclaration',
    'ImportExpression',
    'TSImportType',
  ];
  if (!importing.includes(node.type) || !isNode(node['source'])) return undefined;
  const { value } = node['source'];
  return typeof value === 'string' ? value : undefined;
}

function namesOf(node: SyntaxNode): readonly string[] {
  const specifiers = node['specifiers'];
  if (!Array.isArray(specifiers)) return [];
  return specifiers.filter(isNode).flatMap((specifier) => {
    const imported = specifier['imported'] ?? specifier['local'];
    return isNode(imported) && typeof imported['name'] === 'string' ? [imported['name']] : [];
  });
}

function* descendants(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const item of value) yield* descendants(item);
  } else if (isNode(value)) {
    yield value;
    for (const child of Object.values(value)) yield* descendants(child);
  }
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const next = starts.findIndex((start) => start > offset);
    return next === -1 ? starts.length : next;
  };
}
