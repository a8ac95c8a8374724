import type { FastifyInstance } from 'fastify';
import type { CustomerDraft } from './customer.ts';
import type { Customers } from './customers.ts';

const draft = {
  type: 'object',
  required: ['name'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    street: { type: 'string' },
    postcode: { type: 'string' },
    town: { type: 'string' },
    email: { type: 'string' },
    days_to_pay: { type: 'integer', minimum: 0 },
  },
} as const;

export function customerRoutes(server: FastifyInstance, customers: Customers): void {
  server.post<{ Body: CustomerDraft }>('/customers', { schema: { body: draft } }, async ({ body }, reply) =>
    reply.code(201).send(await customers.create(body)),
  );
  server.get<{ Params: { number: string } }>('/customers/:number', async ({ params }) => customers.get(params.number));
}
