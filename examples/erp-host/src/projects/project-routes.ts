import type { FastifyInstance } from 'fastify';
import { processStatuses } from './process-statuses.ts';
import type { ProjectDraft } from './project.ts';
import type { Projects } from './projects.ts';

const draft = {
  type: 'object',
  required: ['customer', 'title'],
  additionalProperties: false,
  properties: {
    customer: { type: 'string' },
    title: { type: 'string', minLength: 1 },
    positions: {
      type: 'array',
      items: {
        type: 'object',
        required: ['text', 'quantity', 'unit', 'unit_price'],
        additionalProperties: false,
        properties: {
          text: { type: 'string' },
          quantity: { type: 'number' },
          unit: { type: 'string' },
          unit_price: { type: 'integer' },
        },
      },
    },
  },
} as const;

const progress = {
  type: 'object',
  required: ['code'],
  additionalProperties: false,
  properties: { code: { enum: Object.keys(processStatuses).map(Number) } },
} as const;

interface OfProject {
  readonly Params: { readonly number: string };
}

export function projectRoutes(server: FastifyInstance, projects: Projects): void {
  server.post<{ Body: ProjectDraft }>('/projects', { schema: { body: draft } }, async ({ body }, reply) =>
    reply.code(201).send(await projects.create(body)),
  );
  server.get('/projects', async () => projects.list());
  server.get<OfProject>('/projects/:number', async ({ params: { number } }) => ({
    ...projects.get(number),
    positions: projects.positions(number),
  }));
  server.post<OfProject>('/projects/:number/award', async ({ params }) => projects.award(params.number));
  server.post<OfProject>('/projects/:number/deliver', async ({ params }) => projects.deliver(params.number));
  server.post<OfProject>('/projects/:number/invoice', async ({ params }) => projects.invoice(params.number));
  server.post<OfProject & { Body: { code: number } }>(
    '/projects/:number/process-status',
    { schema: { body: progress } },
    async ({ params, body }) => projects.changeProcessStatus(params.number, body.code),
  );
}
