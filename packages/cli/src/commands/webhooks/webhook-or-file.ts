import { WEBHOOK_INVALID, type Host, type WebhookInput, type WebhookToExplain } from '@eilbote/core';
import { jsonOf } from '../../arguments/input-file.ts';
import type { ArgumentDefinition, OptionDefinition } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import type { Io } from '../../io.ts';
import { objectOf } from './apply-options.ts';

export interface WebhookOptions {
  readonly file?: string;
}

export const webhookOrFile: ArgumentDefinition = {
  name: '[webhook]',
  text: { de: 'Name oder Kennung; oder --file', en: 'name or id; or --file' },
};

export const fileOption: OptionDefinition = {
  flags: '--file <file|->',
  text: {
    de: 'ein Webhook als JSON, der nicht gespeichert sein muss',
    en: 'a webhook as JSON that need not be saved',
  },
};

export interface ChosenWebhook {
  readonly webhook: WebhookToExplain;
  /** Its event type. */
  readonly event: string;
}

/**
 * The webhook that is meant: a saved one by its name, one of a file that need not be saved, or with both the saved one as
 * it would be with what stands in the file.
 * @throws ARGUMENT_MISSING, WEBHOOK_UNKNOWN, WEBHOOK_INVALID
 */
export async function webhookFor(
  io: Io,
  host: Host,
  idOrName: string | undefined,
  { file }: WebhookOptions,
): Promise<ChosenWebhook> {
  if (idOrName === undefined && file === undefined) throw ARGUMENT_MISSING({ argument: '<webhook>, --file' });
  const saved = idOrName === undefined ? undefined : await host.webhooks.get(idOrName);
  if (file === undefined) return { webhook: { webhookId: saved?.id ?? '' }, event: saved?.definition.event ?? '' };
  const input = objectOf(await jsonOf(io, file), file);
  if (saved !== undefined) {
    const definition = input as WebhookInput;
    return { webhook: { webhookId: saved.id, definition }, event: input.event ?? saved.definition.event };
  }
  // Before an example of its event is looked for: what is wrong with it is told all at once.
  const { problems } = host.webhooks.check(input);
  if (problems.length > 0) throw WEBHOOK_INVALID({ name: input.name ?? '?', problems });
  return { webhook: input as WebhookInput, event: input.event ?? '' };
}
