import type { Answers } from '../answers.ts';
import { knownTables, type KnownTable } from '../known-tables.ts';
import { accountLines } from './account.ts';
import { oneCall, severalCalls, textHelper } from './actions.ts';
import { identifier, literal } from './literal.ts';

/**
 * The code of the target system. One table whose calls are authorised by one setting fit into one file; what more there
 * is has files of its own, as in every plugin of Eilbote.
 */
export function sourceFiles(answers: Answers): { readonly [path: string]: string } {
  const tables = knownTables.filter(({ table }) => answers.tables.includes(table));
  const isAlone = tables.length === 1;
  const hasAccountFile = answers.auth === 'basic' || answers.auth === 'oauth2';
  const inside = isAlone ? tables.map((one) => actionCode(answers, one)) : [];
  return {
    'src/index.ts': [
      imports(answers, isAlone, hasAccountFile),
      ...(hasAccountFile ? ["import { account } from './account.ts';\n"] : []),
      ...(isAlone ? [] : tables.map(({ action }) => `import { ${action} } from './actions/${action}.ts';\n`)),
      ...(isAlone ? ['\n', textHelper] : []),
      ...inside.map((code) => `\n${code}`),
      '\n',
      target(answers, tables, hasAccountFile),
    ].join(''),
    ...(hasAccountFile ? { 'src/account.ts': accountFile(answers) } : {}),
    ...(isAlone ? {} : { 'src/text.ts': exported(textHelper) }),
    ...Object.fromEntries(
      isAlone ? [] : tables.map((one) => [`src/actions/${one.action}.ts`, actionFile(answers, one)]),
    ),
  };
}

const definer = ({ severalCalls: isSeveral }: Answers): string =>
  isSeveral ? 'defineSteps, %, delivered' : 'defineAction, %';

function imports(answers: Answers, isAlone: boolean, hasAccountFile: boolean): string {
  const names = [
    ...(hasAccountFile ? [] : ['defineAccount']),
    ...(isAlone ? definer(answers).replace('%', 'defineTargetSystem').split(', ') : ['defineTargetSystem']),
  ];
  return `import { ${names.join(', ')} } from '@eilbote/contract';\n`;
}

const target = (answers: Answers, tables: readonly KnownTable[], hasAccountFile: boolean): string =>
  [
    `export const ${identifier(answers.id)} = defineTargetSystem({`,
    `  id: ${literal(answers.id)},`,
    `  title: { de: ${literal(answers.nameDe)}, en: ${literal(answers.nameEn)} },`,
    ...(hasAccountFile
      ? ['  account,']
      : ['  account: defineAccount({', ...accountLines(answers).map((line) => `  ${line}`), '  }),']),
    `  actions: { ${tables.map(({ action }) => action).join(', ')} },`,
    '});\n',
  ].join('\n');

const actionCode = ({ severalCalls: isSeveral }: Answers, known: KnownTable): string =>
  isSeveral ? severalCalls(known) : oneCall(known);

const exported = (code: string): string => code.replace(/^const /m, 'export const ');

const actionFile = (answers: Answers, known: KnownTable): string =>
  `import { ${definer(answers).replace(', %', '')} } from '@eilbote/contract';
import { text } from '../text.ts';

${exported(actionCode(answers, known))}`;

const accountFile = (answers: Answers): string =>
  `import { defineAccount } from '@eilbote/contract';

export const account = defineAccount({
${accountLines(answers).join('\n')}
});
`;
