import type { FastifyInstance } from 'fastify';
import type { OpenItems } from './open-items.ts';

const payment = {
  type: 'object',
  required: ['amount'],
  additionalProperties: false,
  properties: { amount: { type: 'integer', minimum: 1 } },
} as const;

const dunningRun = {
  type: 'object',
  required: ['date'],
  additionalProperties: false,
  properties: { date: { type: 'string', format: 'date' } },
} as const;

export function openItemRoutes(server: FastifyInstance, openItems: OpenItems): void {
  server.get('/open-items', async () => openItems.list());
  server.post<{ Params: { invoice: string }; Body: { amount: number } }>(
    '/open-items/:invoice/payments',
    { schema: { body: payment } },
    async ({ params, body }) => openItems.pay(params.invoice, body.amount),
  );
  server.post<{ Body: { date: string } }>('/dunning-runs', { schema: { body: dunningRun } }, async ({ body }) =>
    openItems.dun(body.date),
  );
}
