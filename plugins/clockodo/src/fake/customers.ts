import type { TargetOperations } from '@eilbote/testkit';
import { bodyOf, matching, missingIn, one, page, refused } from './answers.ts';
import type { FakeClockodoState } from './state.ts';

/** Customers; Clockodo allows two with the same number. */
export const customerOperations = ({ customers }: FakeClockodoState): TargetOperations => ({
  'GET /v3/customers': (call) => page(matching(customers.all, call), call),
  'POST /v3/customers'(call) {
    const body = bodyOf(call);
    const [missing] = missingIn(body, 'name');
    return missing === undefined ? one(customers.add(body)) : refused(422, 'PropertyIsMissing', missing);
  },
  'PUT /v3/customers/:id': (call) => one(customers.change(call.params['id'], bodyOf(call))),
});
