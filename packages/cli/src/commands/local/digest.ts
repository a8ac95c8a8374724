import { digestText } from '@eilbote/core';
import { moment } from '../../arguments/numbers.ts';
import { defineCommand } from '../../command.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';

interface Options {
  readonly since?: string;
}

export const showDigest = defineCommand<Options>({
  name: 'digest',
  summary: {
    de: 'fasst den letzten Tag zusammen: was zugestellt wurde, was jemanden braucht',
    en: 'sums up the last day: what was delivered, what needs somebody',
  },
  options: [
    {
      flags: '--since <time>',
      text: { de: 'seit: 1h, 2d oder 2026-11-24 (1d)', en: 'since: 1h, 2d or 2026-11-24 (1d)' },
    },
  ],
  examples: ['eilbote digest', 'eilbote digest --since 7d --json'],
  json: '{ "since", "until", "ended": { "delivered", "failed", "skipped", "cancelled" }, "waiting": { "count", "oldest"? }, "failures": [{ "delivery", "at", "webhook", "eventType", "table", "key", "failure", "reason" }], "moreFailures", "paused": […], "refused": […], "certificates": […], "calm" }',
  async run({ io, json, config }, _args, { since }) {
    const span = since === undefined ? {} : { since: moment(since, Date.now()) };
    const digest = await withHost(io, { config }, (host) => host.digest(span));
    if (json) printJson(io, digest);
    else io.out(digestText(digest, io.language, Intl.DateTimeFormat().resolvedOptions().timeZone).text.trimEnd());
  },
});
