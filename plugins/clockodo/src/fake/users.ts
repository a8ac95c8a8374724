import type { TargetOperations } from '@eilbote/testkit';
import { bodyOf, matching, missingIn, one, page, refused } from './answers.ts';
import type { FakeClockodoState } from './state.ts';

/** Users; an e-mail address belongs to one of them alone, a number to as many as one likes. */
export const userOperations = ({ users, teams }: FakeClockodoState, apiUser: string): TargetOperations => ({
  'GET /v4/users/me': () => ({
    body: { data: { id: 1000, name: 'Büro', email: apiUser, role: 'owner', active: true } },
  }),
  'GET /v3/teams': (call) => page(teams.all, call),
  'GET /v3/users': (call) => page(matching(users.all, call), call),
  'POST /v3/users'(call) {
    const body = bodyOf(call);
    const [missing] = missingIn(body, 'email', 'name', 'role');
    if (missing !== undefined) return refused(422, 'PropertyIsMissing', missing);
    const isTaken = [apiUser, ...users.all.map(({ email }) => email)].includes(body['email'] ?? null);
    return isTaken ? refused(409, 'EmailNotAvailable', 'email') : one(users.add(body));
  },
  'PUT /v3/users/:id': (call) => one(users.change(call.params['id'], bodyOf(call))),
});
