import type { AttemptResult, OpenDelivery, Permissions } from '../dispatch/index.ts';
import { handshakeRequest, permissionKey, readPermission, type Permission } from '../handshake/index.ts';
import type { CallMethod, Clock } from '../ports/index.ts';
import { hostOf } from '../redaction/index.ts';
import type { WireRequest } from '../request/index.ts';
import type { BuiltRequest } from '../stages/build/index.ts';
import type { SendInput, SendResult } from '../stages/send/index.ts';
import type { HandshakeDefinition } from '../webhooks/index.ts';

/** What a webhook that asks beforehand may do now. */
export type Leave =
  /** It may send. `fresh` was granted a moment ago. */
  | { readonly kind: 'granted'; readonly fresh?: Permission & { readonly kind: 'granted' } }
  /** Another delivery asked meanwhile: this one goes back untouched and comes again under the rate that was allowed. */
  | { readonly kind: 'again' }
  /** It may not, for now. */
  | (Permission & { readonly kind: 'refused' })
  /** There was no answer to the question: the attempt ends as if there had been none to the call itself. */
  | { readonly kind: 'unanswered'; readonly sent: SendResult };

/** What is sent to ask. */
export type Question = Pick<SendInput, 'handshake'> & { readonly request: WireRequest<CallMethod> };

/** Asks receivers for their permission: one delivery for all that wait for the same answer. */
export class Handshakes {
  readonly #clock: Clock;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Leave to send, by what is remembered or by asking.
   * @param send makes the call of the question, with everything that the webhook's calls have
   */
  async leave(
    { webhook }: OpenDelivery,
    handshake: HandshakeDefinition,
    { input }: BuiltRequest,
    permissions: Permissions,
    send: (question: Question) => Promise<SendResult>,
  ): Promise<Leave> {
    const request = handshakeRequest(input);
    const key = permissionKey(request, handshake);
    const known = permissions.of(webhook.id, key, this.#clock.now());
    if (known !== undefined) return known.kind === 'granted' ? { kind: 'granted' } : known;
    const question = `${webhook.id} ${key}`;
    const asked = this.#underWay.get(question);
    if (asked !== undefined) {
      await asked;
      return { kind: 'again' };
    }
    const asking = this.#ask({ request, handshake }, send);
    this.#underWay.set(question, asking);
    try {
      const answer = await asking;
      if (answer.kind === 'unanswered') return answer;
      permissions.remember(webhook.id, key, answer, this.#clock.now());
      return answer.kind === 'granted' ? { kind: 'granted', fresh: answer } : answer;
    } finally {
      this.#underWay.delete(question);
    }
  }

  async #ask(
    question: Question & { readonly handshake: HandshakeDefinition },
    send: (question: Question) => Promise<SendResult>,
  ): Promise<Permission | (Leave & { kind: 'unanswered' })> {
    const sent = await send(question);
    // Credentials that are refused are the connection's trouble, as with every other call.
    if (sent.kind !== 'answered' || sent.outcome.kind === 'retry' || sent.refused !== undefined)
      return { kind: 'unanswered', sent };
    const { answer, request } = sent.exchange;
    if (answer === undefined) return { kind: 'unanswered', sent };
    return readPermission(answer, question.handshake, hostOf(request.maskedUrl));
  }
}

/** An attempt that could not even ask says so. */
export function beforeTheCall(result: AttemptResult): AttemptResult {
  if (result.kind !== 'answered' || !('reason' in result.outcome)) return result;
  const reason = `in the handshake before the call: ${result.outcome.reason}`;
  return { ...result, outcome: { ...result.outcome, reason } };
}
