import { describeTarget } from './index.ts';
import { clockwork } from './testing/clockwork.ts';

const number = { type: 'string' } as const;

describeTarget(clockwork, {
  settings: { workspace: 'tischlerei' },
  outcomes: { 409: 'delivered' },
  requests: {
    'PUT /customers/:number': {
      body: { type: 'object', properties: { name: { type: ['string', 'null'] } }, additionalProperties: false },
    },
    'GET /projects/:number': {},
    'POST /projects': {
      body: {
        type: 'object',
        properties: { number, was: number },
        required: ['number'],
        additionalProperties: false,
      },
    },
  },
});
