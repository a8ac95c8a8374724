import { defineCommand } from '../../command.ts';
import { say } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { table } from '../../output/table.ts';
import { targetsOf } from '../../session.ts';

export const listTargets = defineCommand({
  name: 'list',
  summary: { de: 'zeigt alle Zielsysteme', en: 'shows all target systems' },
  examples: ['eilbote targets', 'eilbote targets list --json'],
  json: '{ "targets": [{ "id", "title": { "de", "en" }, "actions": [], "settings": [] }] }',
  async run({ io, json, config }) {
    const targets = (await targetsOf(io, config)).map(({ id, title, actions, account }) => ({
      id,
      title,
      actions: Object.keys(actions),
      settings: Object.keys(account?.settings ?? {}),
    }));
    if (json) {
      printJson(io, { targets });
      return;
    }
    const head = io.language === 'de' ? ['Zielsystem', 'Titel', 'Aktionen'] : ['target', 'title', 'actions'];
    io.out(
      table(
        head,
        targets.map(({ id, title, actions }) => [id, say(io, title), actions.join(', ')]),
      ),
    );
  },
});
