import { isEilboteError, type DefinitionProblem, type EventExample, type EventType } from '@eilbote/contract';
import { compileTemplate, templateScope, type TemplateScope } from '../../templates/index.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { Known } from '../known.ts';
import { templatesOf } from './template-rules.ts';

/** The body is among them, and no webhook keeps its saver waiting. */
const mostTried = 20;

/**
 * Fills the templates of a webhook with an example of its event. What fails there will probably fail on every event,
 * but an example proves nothing: so these are hints. For the moment of saving only, because it takes time.
 */
export function tryTemplates(definition: WebhookDefinition, { catalogue }: Known): readonly DefinitionProblem[] {
  const eventType = catalogue.eventType(definition.event);
  const example = eventType?.examples.find(({ records }) => Object.hasOwn(records, definition.table));
  if (eventType === undefined || example === undefined) return [];
  const scope = exampleScope(definition, eventType, example);
  return templatesOf(definition)
    .toReversed()
    .slice(0, mostTried)
    .flatMap(({ path, text, position }) => {
      try {
        compileTemplate(text, position).render(scope);
        return [];
      } catch (error) {
        if (!isEilboteError(error)) throw error;
        return [{ path, code: error.code, text: withExample(example, error.text) }];
      }
    });
}

function exampleScope(
  { name, table }: WebhookDefinition,
  eventType: EventType,
  { records, details = {} }: EventExample,
): TemplateScope {
  const event = { id: 'evt_example', type: eventType.id, occurredAt: '2026-01-01T00:00:00.000Z', records, details };
  return templateScope({ event, eventType, webhook: { name }, delivery: { id: 'dlv_example' }, table, records });
}

const withExample = ({ title }: EventExample, { de, en }: { readonly de: string; readonly en: string }) => ({
  de: `Mit dem Beispiel „${title.de}“ ausgefüllt: ${de}`,
  en: `Filled with the example "${title.en}": ${en}`,
});
