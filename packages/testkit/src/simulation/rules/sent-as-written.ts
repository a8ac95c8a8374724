import type { Rule } from './rule.ts';

/**
 * A call is made only for a delivery that stands in the store as being sent; it says what the delivery is about; an
 * event has one delivery for a webhook, and the delivery one id and, once an attempt is settled, one body.
 */
export const sentAsWritten: Rule = {
  name: 'sent as written',
  watch(account, violated) {
    const { mirror, exchangesOf } = account;
    const deliveryOf = new Map<string, string>();
    const frozen = new Map<string, string>();

    return {
      committed(commit) {
        if (commit.operation !== 'settle') return;
        for (const { delivery, attempts } of commit.args[2]) {
          const { body, content } = exchangesOf.get(delivery)?.at(-1) ?? {};
          // Nothing is frozen of several calls.
          if (content?.step !== undefined) continue;
          if (attempts > 0 && body !== undefined && mirror.deliveries.get(delivery)?.attempts === attempts) {
            if (!frozen.has(delivery)) frozen.set(delivery, body);
          }
        }
      },

      exchangeBegan({ delivery: id, content, process, number, body }) {
        const delivery = mirror.deliveries.get(id);
        if (delivery === undefined) return violated(`call ${number} is about ${id}, which is not stored`);
        if (content.delivery !== id) violated(`call ${number} names the delivery ${content.delivery} instead of ${id}`);
        if (mirror.eventIds.get(delivery.sequence) !== content.event) violated(`call ${number} has another event`);
        if (delivery.webhook !== content.webhook) violated(`call ${number} is of another webhook`);
        const subject = `${content.event} ${content.webhook}`;
        const known = deliveryOf.get(subject) ?? id;
        deliveryOf.set(subject, known);
        if (known !== id) violated(`event and webhook (${subject}) have two deliveries: ${known}, ${id}`);
        if (delivery.state !== 'sending' && account.dispatches(process)) {
          violated(`call ${number} was made while ${id} is ${delivery.state}`);
        }
        const isOfSeveral = content.step !== undefined;
        if (!isOfSeveral && (frozen.get(id) ?? body) !== body)
          violated(`call ${number} has another body than the attempt before`);
      },
    };
  },
};
