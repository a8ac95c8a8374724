import type { FastifyInstance } from 'fastify';
import { type Host, isEilboteError, type WebhookInput } from '@eilbote/core';

/** The administration of Eilbote behind the ERP's own door; a real one would ask who is there. */
export function webhookRoutes(server: FastifyInstance, host: Host): void {
  void server.register(async (scope) => {
    scope.setErrorHandler((error, _, reply) => {
      if (!isEilboteError(error)) throw error;
      const { code, text, facts } = error;
      return reply.code(400).send({ code, message: text.en, problems: facts['problems'] });
    });
    scope.post<{ Body: WebhookInput }>('/webhooks', async ({ body }, reply) => {
      const { webhook, warnings } = await host.webhooks.create(body);
      return reply.code(201).send({ id: webhook.id, name: webhook.definition.name, warnings });
    });
    scope.get('/webhooks', async () => host.webhooks.list());
    scope.get('/deliveries', async () => host.deliveries.list());
  });
}
