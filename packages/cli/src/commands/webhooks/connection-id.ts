import { isEilboteError, type Host, type WebhookInput } from '@eilbote/core';

/**
 * The webhook with the id of its connection, which people call by its name. One that does not exist stays, so that it
 * is told together with all other problems.
 * @throws CONNECTION_NAME_AMBIGUOUS
 */
export async function withConnectionId(host: Host, input: WebhookInput): Promise<WebhookInput> {
  if (input.connection === undefined) return input;
  try {
    const { id } = await host.connections.get(input.connection);
    return { ...input, connection: id };
  } catch (error) {
    if (isEilboteError(error) && error.code === 'CONNECTION_UNKNOWN') return input;
    throw error;
  }
}
