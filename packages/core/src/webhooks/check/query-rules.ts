import type { Action, LocalizedText } from '@eilbote/contract';
import { joinUrl, withoutTemplates } from '../address.ts';
import type { WebhookDefinition } from '../definition.ts';
import type { CheckContext } from './check-context.ts';
import type { Findings } from './findings.ts';

/**
 * The receiver's own query stays as it is, so a parameter of the call with the same name stands there a second time,
 * and which of the two counts is up to the receiver.
 */
export function checkQuery(
  definition: WebhookDefinition,
  action: Action,
  { connections, locked }: Pick<CheckContext, 'connections' | 'locked'>,
  findings: Findings,
): void {
  const { url, path = '', method, attributes } = definition;
  const base = connections.find(({ id }) => id === definition.connection)?.definition.baseUrl;
  const address = base === undefined ? url : joinUrl(base, path);
  if (address === undefined || locked === true) return;
  const own = namesInQuery(withoutTemplates(address));
  const added = [
    ...(action.queryNames ?? []),
    ...attributes.filter(({ part }) => part !== 'json' || method === 'GET').map(({ name }) => name),
  ];
  for (const name of new Set(added)) {
    if (own.has(name)) findings.warning(base === undefined ? '/url' : '/path', 'PARAMETER_TWICE', twice(name));
  }
}

function namesInQuery(address: string): ReadonlySet<string> {
  const [, query = ''] = (address.split('#', 1)[0] ?? '').split(/\?(.*)/s);
  return new Set(new URLSearchParams(query).keys());
}

const twice = (name: string): LocalizedText => ({
  de: `Der Parameter „${name}“ steht schon in der Adresse des Empfängers und kommt mit dem Aufruf ein zweites Mal dazu. Welcher von beiden gilt, entscheidet der Empfänger.`,
  en: `The parameter "${name}" stands in the address of the receiver already, and the call adds it a second time. Which of the two counts is up to the receiver.`,
});
