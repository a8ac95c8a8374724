import { failureClasses, type LocalizedText } from '../../packages/contract/src/index.ts';
import {
  cancelReasons,
  failureCatalogue,
  parkedReasons,
  reasonCatalogue,
  skipReasons,
  type DeliveryReason,
  type FailureText,
} from '../../packages/core/src/failures/index.ts';
import { problemCatalogue as customProblems } from '../../plugins/custom/src/problem-catalogue.ts';
import { conditionFindings } from '../../packages/core/src/conditions/index.ts';
import { problemCatalogue, warningCatalogue } from '../../packages/core/src/webhooks/problem-catalogue.ts';
import { definedErrors } from './error-definitions.ts';
import { anchor, code, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

export const errorsPage: Page = {
  file: 'docs/errors.md',
  render: () => `${[intro, ...failures(), ...reasons(), ...errors(), ...findings()].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/core/src/failures and the errors.ts of each folder')}

# Errors

Three kinds of trouble have names that never change. **Failure classes** say why an attempt or a delivery failed: they stand in the history, in
the [delivery log](reference/log-lines.md) and on the screens, each with its cause and what helps. **Error codes** belong to errors that Eilbote
throws or answers to somebody who called it: an \`EilboteError\` has its \`code\`, a \`text\` in German and English that says what happened, to
which thing and what helps, \`facts\` for programs, and the \`cause\`. **Findings** say what is wrong or doubtful in a webhook, a connection or its
conditions, each with its place.`;

function failures(): string[] {
  const overview = failureClasses.map((failure) => {
    const { title } = failureCatalogue[failure];
    return [`[${code(failure)}](${anchor(failure)})`, title.de, title.en];
  });
  return [
    '## Failure classes',
    markdownTable(['Class', 'German', 'English'], overview),
    ...failureClasses.flatMap((failure) => explained(failure, failureCatalogue[failure])),
  ];
}

function reasons(): string[] {
  const group = (heading: string, names: readonly DeliveryReason[]) => [
    `### ${heading}`,
    ...names.flatMap((name) => explained(name, reasonCatalogue[name], '####')),
  ];
  return [
    '## Reasons without a failure',
    'A delivery that is skipped, cancelled or parked has not failed. Its reason is one of these words, or for a skipped delivery a sentence of the target system.',
    ...group('Skipped', skipReasons),
    ...group('Cancelled', cancelReasons),
    ...group('Parked: waits until somebody acts', parkedReasons),
  ];
}

const explained = (name: string, { title, cause, remedy }: FailureText, heading = '###') => [
  `${heading} ${name}`,
  `**${title.de}** (${title.en})`,
  `${cause.en} ${remedy.en}`,
  `*${cause.de} ${remedy.de}*`,
];

function errors(): string[] {
  return [
    '## Error codes',
    ...definedErrors.flatMap(({ package: name, errors }) => [
      `### ${name}`,
      markdownTable(
        ['Code', 'English', 'German'],
        errors.map((error) => [code(error.code), error.meaning.en, error.meaning.de]),
      ),
    ]),
  ];
}

function findings(): string[] {
  return [
    '## Findings',
    'Everything that is wrong with a webhook or connection is told at once: a list of `{ path, code, text }` in the `facts` of `WEBHOOK_INVALID` and `CONNECTION_INVALID`. `path` is a JSON pointer into the definition. What is only doubtful comes back as `warnings` of the save. Besides the codes below, the error codes of headers (`HEADER_…`), of templates (`TEMPLATE_INVALID`), of signing secrets (`SIGNING_SECRET_INVALID`) and, as warnings, of the network policy (`NETWORK_…`) can stand there.',
    '### Problems: not saved',
    meanings(problemCatalogue),
    '### Problems found by the target system custom',
    meanings(customProblems),
    '### Warnings: saved all the same',
    meanings(warningCatalogue),
    '### Conditions',
    'With an error conditions cannot be evaluated; where they are only passed on, every finding is a warning. [The language of conditions](reference/conditions.md).',
    markdownTable(
      ['Code', 'Severity', 'English', 'German'],
      conditionFindings.map((finding) => [
        code(finding.code),
        finding.severity,
        finding.meaning.en,
        finding.meaning.de,
      ]),
    ),
  ];
}

const meanings = (catalogue: { readonly [code: string]: LocalizedText }) =>
  markdownTable(
    ['Code', 'English', 'German'],
    Object.entries(catalogue)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, { en, de }]) => [code(name), en, de]),
  );
