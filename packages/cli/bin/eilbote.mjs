#!/usr/bin/env node
// The command in a clone. `npm start` runs on Node 20, so people try this on it next: plain JavaScript can tell them what
// is missing, where TypeScript ends in a stack trace. Published packages start at dist/main.js.
import { env, execPath, exit, versions } from 'node:process';

const needed = 24;

if (Number.parseInt(versions.node, 10) < needed) {
  const locale = [env.EILBOTE_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((name) => name) ?? '';
  const here = `Node ${versions.node} (${execPath})`;
  console.error(
    locale.toLowerCase().startsWith('de')
      ? `Eilbote braucht Node ${needed} oder neuer, hier läuft ${here}. Ein neueres gibt es auf https://nodejs.org; ohne Installation geht „npx --yes --package=node@26 -- eilbote …“.`
      : `Eilbote needs Node ${needed} or later, this is ${here}. Get a newer one at https://nodejs.org; without installing, use "npx --yes --package=node@26 -- eilbote …".`,
  );
  exit(3);
}

await import('../src/main.ts');
