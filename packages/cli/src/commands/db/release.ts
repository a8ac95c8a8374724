import { DISPATCH_NOT_HELD } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { agreed, requireConsent } from '../../output/agreed.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { release, settledRestoration, showRestoration } from './restoration.ts';

interface Options {
  readonly dryRun?: true;
  readonly yes?: true;
}

export const releaseDb = defineCommand<Options>({
  name: 'release',
  summary: {
    de: 'zeigt, was nach einer Wiederherstellung wartet, und gibt es zum Senden frei',
    en: 'shows what waits after a restoration, and releases it',
  },
  options: [
    { flags: '--dry-run', text: { de: 'nur zeigen', en: 'only show' } },
    { flags: '-y, --yes', text: { de: 'ohne Rückfrage', en: 'without asking' } },
  ],
  examples: ['eilbote db release --dry-run', 'eilbote db release', 'eilbote db release --yes --json'],
  json: '{ "restoration": { "at", "settled", "waiting", "hasUnmatched", "lostEvents", "erasures" }, "released": boolean }',
  async run({ io, json, config }, _args, { dryRun, yes }) {
    if (dryRun === undefined) requireConsent(io, { json, yes });
    return withHost(io, { config, dispatch: true }, async (host) => {
      const restoration = await settledRestoration(io, host);
      if (restoration === undefined) throw DISPATCH_NOT_HELD({});
      if (!json) showRestoration(io, restoration);
      if (yes !== true && dryRun === undefined) {
        const refused = { de: 'Nichts freigegeben.', en: 'Nothing released.' };
        if (!(await agreed(io, { de: 'Freigeben?', en: 'Release?' }, refused))) return exitCodes.failure;
      }
      const released = dryRun === undefined ? await release(io, host, json) : undefined;
      if (json) printJson(io, { restoration: released ?? restoration, released: released !== undefined });
      return exitCodes.ok;
    });
  },
});
