import type { ConnectionInput, WebhookInput } from '@eilbote/core';

/** A webhook on new projects, "Benutzerdefiniert"; its URL is that of a receiver of the test, or a connection. */
export const aWebhook = (changes: Partial<WebhookInput>): WebhookInput => ({
  name: 'Neues Projekt melden',
  event: 'project.created',
  ...changes,
});

/** A connection for "Benutzerdefiniert"; its base URL is that of a receiver of the test. */
export const aConnection = (changes: Partial<ConnectionInput> & Pick<ConnectionInput, 'baseUrl'>): ConnectionInput => ({
  name: 'Werkstatt',
  ...changes,
});
