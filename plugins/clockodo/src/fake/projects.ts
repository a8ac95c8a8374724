import type { TargetOperations } from '@eilbote/testkit';
import { bodyOf, matching, missingIn, one, page, refused } from './answers.ts';
import type { FakeClockodoState } from './state.ts';

/** Projects; Clockodo allows two with the same number, but none without a customer. */
export const projectOperations = ({ customers, projects }: FakeClockodoState): TargetOperations => ({
  'GET /v4/projects': (call) => page(matching(projects.all, call), call),
  'POST /v4/projects'(call) {
    const body = bodyOf(call);
    const [missing] = missingIn(body, 'name', 'customers_id');
    if (missing !== undefined) return refused(422, 'PropertyIsMissing', missing);
    return customers.get(body['customers_id']) === undefined
      ? refused(422, 'ResourceNotFound', 'customers_id')
      : one(projects.add(body));
  },
  'PUT /v4/projects/:id/complete': (call) => one(projects.change(call.params['id'], bodyOf(call))),
  'PUT /v3/projects/:id/setBilled'(call) {
    const { billed = null, billed_money = null } = bodyOf(call);
    return one(projects.change(call.params['id'], { billed_completely: billed, billed_money }));
  },
  'PUT /v4/projects/:id': (call) => one(projects.change(call.params['id'], bodyOf(call))),
});
