import { defaultRotation, describeLogLines } from '../../packages/core/src/stages/log/index.ts';
import { compactJson } from './compact-json.ts';
import { anchor, code, codes, generatedNotice, markdownTable } from './markdown.ts';
import type { Page } from './page.ts';

const { version, fields, kinds } = describeLogLines();

export const logLinesPage: Page = {
  file: 'docs/reference/log-lines.md',
  render: () => `${[intro, fieldTable(), ...kindSections()].join('\n\n')}\n`,
};

const intro = `${generatedNotice('packages/core/src/stages/log/line')}

# The delivery log

\`<data folder>/Logs/Webhooks.log\` (German *Protokoll*) has one line of JSON for every attempt and every change of state, in the order in which they
were committed. It is made for people with \`eilbote tail\` and for programs: version ${version} of this schema may get further members and kinds,
but none is renamed or given another meaning. Read members by name and leave alone what you do not know.

- **No values.** A line names the record key, the names of the fields that were sent, length and hash of the body, and the delivery, whose content
  \`eilbote deliveries show\` gives. \`log.bodies\` changes that: \`selected\` adds the values of fields that hold no
  personal data by their table (or of those listed in \`log.bodyFields\`), \`all\` the whole body with its secrets masked.
- **Every line once.** The lines are written from the history in the store, by one process per installation. After a crash or a full disk the
  missing ones are added, and half a line is repaired. Half a line at the end of the file is one that is just being written.
- **Rotation.** With the first line of a new day (local time) and before it exceeds ${defaultRotation.maximumBytes / 1024 / 1024} MiB, the file is
  renamed to \`Webhooks-<day of its last line>.<number>.log\`. Rotated files are deleted when they are ${defaultRotation.keepDays} days older than
  the newest one, or when there are more than ${defaultRotation.keepFiles} (\`log.keepDays\`, \`log.keepFiles\`; \`'all'\` keeps them); a message
  names the deleted ones. Other tools may copy these files; they should leave \`Webhooks.log\` itself in place.`;

function fieldTable(): string {
  return [
    '## Members',
    markdownTable(
      ['Member', 'Value', 'English', 'German'],
      fields.map(({ name, type, meaning }) => [code(name), type, meaning.en, meaning.de]),
    ),
  ].join('\n\n');
}

function kindSections(): string[] {
  return [
    '## Kinds',
    markdownTable(
      ['Kind', 'English', 'German'],
      kinds.map(({ kind, when }) => [`[${code(kind)}](${anchor(kind)})`, when.en, when.de]),
    ),
    'Every line has `v`, `seq`, `time`, `kind` and `level`; what else it has stands below. The examples are broken into lines for reading.',
    ...kinds.flatMap(({ kind, always, sometimes, example }) => [
      `### ${kind}`,
      [
        always.length === 0 ? '' : `Always: ${codes(always)}.`,
        sometimes.length === 0 ? '' : `Sometimes: ${codes(sometimes)}.`,
      ]
        .join(' ')
        .trim(),
      `\`\`\`json\n${compactJson(JSON.parse(example))}\n\`\`\``,
    ]),
  ];
}
