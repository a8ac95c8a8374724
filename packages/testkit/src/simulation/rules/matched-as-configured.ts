import type { Commit } from '../disk/commit.ts';
import type { Account, PublishedEvent } from '../record/account.ts';
import type { Rule } from './rule.ts';

type Match = Commit & { operation: 'match' };

/**
 * Events are matched in order of acceptance, each once, never with a configuration older than the one in force when it
 * was accepted, and make deliveries for exactly those webhooks that listen.
 */
export const matchedAsConfigured: Rule = {
  name: 'matched as configured',
  watch(account, violated) {
    const acceptedWith = new Map<number, number>();
    let lastMatched = 0;

    function check({ event, revision, deliveries }: Match['args'][2][number], { result }: Match): void {
      if (event <= lastMatched) return;
      if (event !== lastMatched + 1) violated(`event ${event} was matched before event ${lastMatched + 1}`);
      lastMatched = event;
      if (revision < (acceptedWith.get(event) ?? 0)) violated(`event ${event} was matched with an older revision`);
      const written = new Set([...result.started, ...result.waiting, ...result.ended]);
      const got = deliveries.filter(({ id }) => written.has(id)).map(({ webhook }) => webhook);
      const wanted = listeners(account, account.published.get(account.mirror.eventIds.get(event) ?? ''), revision);
      const [gotText, wantedText] = [got, wanted].map((ids) => ids.toSorted().join(' '));
      if (gotText !== wantedText) violated(`event ${event} went to [${gotText}] instead of [${wantedText}]`);
    }

    return {
      committed(commit) {
        if (commit.operation === 'accept') {
          for (const verdict of commit.result) {
            if (verdict.kind !== 'accepted') continue;
            for (const { sequence, revision } of verdict.events) acceptedWith.set(sequence, revision);
          }
        } else if (commit.operation === 'match') for (const match of commit.args[2]) check(match, commit);
      },
    };
  },
};

function listeners({ webhooks }: Account, event: PublishedEvent | undefined, revision: number): readonly string[] {
  if (event === undefined) return [];
  return [...webhooks.at(revision).values()]
    .filter((one) => one.status !== 'inactive' && one.event === event.type && event.status >= one.fromStatus)
    .filter(({ id }) => webhooks.current.has(id))
    .map(({ id }) => id);
}
