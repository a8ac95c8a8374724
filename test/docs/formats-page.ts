import { buildCatalogue, standardContribution } from '../../packages/core/src/catalogue/index.ts';
import { defaultTransformSettings } from '../../packages/core/src/transforms/index.ts';
import { encodeRequest, mask } from '../../packages/core/src/request/index.ts';
import { compileWebhook } from '../../packages/core/src/stages/build/index.ts';
import { readWebhook, type WebhookInput } from '../../packages/core/src/webhooks/index.ts';
import { custom } from '../../plugins/custom/src/index.ts';
import { generatedNotice } from './markdown.ts';
import type { Page } from './page.ts';

export const formatsPage: Page = {
  file: 'docs/reference/formats.md',
  render: () => `${[intro, ...sections.flatMap(section)].join('\n\n')}\n`,
};

const intro = `${generatedNotice('plugins/custom/src/formats')}

# Formats

What a call of Benutzerdefiniert looks like, by the format, the content type and the method of its webhook. Every call on this page is made
by the code that makes the real ones, of one event: a project was created. \`eilbote webhooks preview\` shows the same of your own webhook.
What the parts mean stands in the [description of the target system](../../plugins/custom/README.md); templates may use the
[transforms](transforms.md). \`webhook-id\` and the [signature](../guide/verify-a-signature.md) come on top.`;

interface Section {
  readonly title: string;
  readonly text: string;
  readonly webhook: Partial<WebhookInput>;
}

const attributes = [{ name: 'quelle', text: 'ERP' }];

const sections: readonly Section[] = [
  {
    title: 'profacto/1',
    text: 'The default: the table under its name, then the attributes.',
    webhook: { attributes },
  },
  { title: 'flat', text: 'The fields at top level.', webhook: { format: 'flat', attributes } },
  {
    title: 'profacto/1 as a form',
    text: 'Content type `form`: the same object as form fields.',
    webhook: { contentType: 'form', attributes },
  },
  {
    title: 'cloudevents/structured',
    text: 'A [CloudEvent](https://cloudevents.io) in one JSON object. An attribute `ce-…` becomes one of the event.',
    webhook: {
      format: 'cloudevents/structured',
      attributes: [...attributes, { name: 'ce-source', text: 'https://erp.example.com' }],
    },
  },
  {
    title: 'cloudevents/binary',
    text: 'The same with its context in headers.',
    webhook: {
      format: 'cloudevents/binary',
      attributes: [...attributes, { name: 'ce-status', field: 'Status' }],
    },
  },
  {
    title: 'template',
    text: 'Whatever the template says. In JSON a value inside of quotes is text, elsewhere a literal.',
    webhook: { template: '{"id": "{{ AuftragsNr }}", "name": "{{ Bauvorhaben }}", "status": {{ Status }}}' },
  },
  {
    title: 'template in XML',
    text: 'Content type `xml`: every value is encoded for its place, and what is not well-formed is not sent.',
    webhook: {
      contentType: 'xml',
      template:
        '<?xml version="1.0" encoding="UTF-8"?>\n<project id="{{ AuftragsNr }}">\n  <name>{{ Bauvorhaben }}</name>\n</project>',
    },
  },
  {
    title: 'template in plain text',
    text: 'Content type `text`: values as they are.',
    webhook: { contentType: 'text', template: 'New project {{ AuftragsNr }}: {{ Bauvorhaben }}' },
  },
  {
    title: 'GET',
    text: 'Method `GET`: no body. Everything stands in the URL; fields only where they are selected.',
    webhook: { method: 'GET', attributes },
  },
];

function section({ title, text, webhook }: Section): string[] {
  return [`## ${title}`, text, `\`\`\`http\n${callOf(webhook)}\n\`\`\``];
}

const { catalogue } = buildCatalogue([standardContribution]);
const known = { catalogue, targets: [custom.target], connections: [] };

function callOf(change: Partial<WebhookInput>): string {
  const event = 'project.created';
  const eventType = catalogue.eventType(event);
  const { definition, problems } = readWebhook(
    {
      name: event,
      event,
      url: 'https://receiver.example/hook?own=1',
      fields: ['AuftragsNr', 'Bauvorhaben', 'Status'],
      ...(change.method === 'GET' ? { fields: ['AuftragsNr'] } : {}),
      ...change,
    },
    known,
  );
  const action = custom.target.actions['call'];
  const example = eventType?.examples[0];
  if (
    problems.length > 0 ||
    definition === undefined ||
    eventType === undefined ||
    !action ||
    !('request' in action) ||
    !example
  )
    throw new Error(`no example of ${JSON.stringify(change)}: ${JSON.stringify(problems)}`);
  const compiled = compileWebhook({
    id: 'whk_example',
    definition,
    eventType,
    action,
    tableOf: (name) => catalogue.table(name),
    transforms: defaultTransformSettings,
  });
  const { records, details = {} } = example;
  const accepted = { id: 'evt_01k53q6b3n', type: event, occurredAt: '2026-02-03T10:00:00.000Z', records, details };
  const { input } = compiled.prepare(accepted, { id: 'dlv_01k53q6b4j' });
  const { method, url, headers, body } = encodeRequest(action.request(input));
  return [
    `${method} ${mask(url).replace('https://receiver.example', '')} HTTP/1.1`,
    'Host: receiver.example',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${mask(value)}`),
    ...(body === null ? [] : ['', shown(mask(body), headers['Content-Type'] ?? [])]),
  ].join('\n');
}

/** JSON on several lines, for reading; on the wire it is one. */
function shown(body: string, contentType: Parameters<typeof mask>[0]): string {
  return /\bjson\b/.test(mask(contentType)) ? JSON.stringify(JSON.parse(body), null, 2) : body;
}
