import type { Answers } from '../answers.ts';
import { knownTables } from '../known-tables.ts';
import { version } from '../version.ts';
import { identifier } from './literal.ts';

/** One line proves the whole target system. */
export function test({ id, auth }: Answers): string {
  const settings = auth === 'basic' ? "{ user: 'buero' }" : auth === 'oauth2' ? "{ clientId: 'eilbote' }" : undefined;
  return `import { describeTarget } from '@eilbote/testkit/target-conformance';
import { ${identifier(id)} } from './index.ts';

describeTarget(${identifier(id)}${settings === undefined ? '' : `, { settings: ${settings} }`});
`;
}

export function manifest({ id, nameEn }: Answers): string {
  const own = `^${version}`;
  return `${JSON.stringify(
    {
      name: `eilbote-target-${id}`,
      version: '0.1.0',
      description: `The target system ${nameEn} for Eilbote.`,
      keywords: ['eilbote', 'eilbote-target'],
      type: 'module',
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
      files: ['dist'],
      scripts: { build: 'tsc', test: 'vitest run', start: `eilbote targets show ${id}` },
      peerDependencies: { '@eilbote/contract': own },
      devDependencies: {
        '@eilbote/contract': own,
        '@eilbote/testkit': own,
        '@types/node': '^26.0.0',
        eilbote: own,
        typescript: '^7.0.0',
        vitest: '^5.0.0',
      },
      engines: { node: '>=24' },
    },
    null,
    2,
  )}\n`;
}

export const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2024',
      module: 'nodenext',
      types: ['node'],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      erasableSyntaxOnly: true,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      skipLibCheck: true,
      declaration: true,
      rootDir: 'src',
      outDir: 'dist',
    },
    include: ['src'],
    exclude: ['src/**/*.test.ts'],
  },
  null,
  2,
)}\n`;

/** A host with this target system alone, to look at it. */
export const config = ({ id }: Answers): string => `import { defineConfig } from 'eilbote';
import { ${identifier(id)} } from './src/index.ts';

export default defineConfig({ plugins: [${identifier(id)}], dataFolder: './eilbote-data' });
`;

export function readme({ id, nameEn, baseUrl, tables, severalCalls }: Answers): string {
  const actions = knownTables.filter(({ table }) => tables.includes(table));
  const calls = ({ path }: (typeof actions)[number]) =>
    severalCalls ? `GET, POST /${path}, PUT /${path}/:id` : `PUT /${path}/:number`;
  return `# ${nameEn} for Eilbote

Brings records of the ERP to ${nameEn} (${baseUrl}).

| action | table | event | calls | fields |
|---|---|---|---|---|
${actions
  .map(
    (one) =>
      `| \`${one.action}\` | ${one.table} | \`${one.event}\` | ${calls(one)} | number <- ${one.key}, name <- ${one.name} |`,
  )
  .join('\n')}

- \`pnpm test\` proves it by the conformance suite of Eilbote and keeps its calls in \`src/__http__\`: compare them with the documentation of
  ${nameEn}, whose paths and names were guessed.
- \`pnpm start\` shows it in a host. \`import { ${identifier(id)} } from 'eilbote-target-${id}'\` in an \`eilbote.config.ts\` registers it.

Not verified against the live service.
`;
}

export const gitignore = 'node_modules/\ndist/\neilbote-data/\n';
