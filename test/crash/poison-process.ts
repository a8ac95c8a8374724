import { definePlugin } from '@eilbote/contract';
import { createHost } from '@eilbote/core';
import { sqliteStore } from '@eilbote/store-sqlite';

/** A host with a plugin that ends the process when it meets a certain record, as a bug in native code would. */
const [folder = '', url = '', publishes = ''] = process.argv.slice(2);

const title = { de: 'Gift', en: 'Poison' };
const poison = definePlugin({
  id: 'poison',
  targets: [
    {
      id: 'poison',
      title,
      actions: {
        call: {
          title,
          table: 'any',
          request: ({ event }) => {
            const { AuftragsNr } = event.records['Auftrag'] as { AuftragsNr: string };
            if (AuftragsNr === 'poison') process.kill(process.pid, 'SIGKILL');
            return { method: 'POST', url: { base: `${url}/${AuftragsNr}` }, headers: {} };
          },
        },
      },
    },
  ],
});

const host = await createHost({
  store: sqliteStore({ folder }),
  dataFolder: folder,
  secrets: { key: '1'.repeat(64) },
  network: { allow: ['127.0.0.1'] },
})
  .use(poison)
  .start();

if (publishes === 'publishes') {
  await host.webhooks.create({ name: 'x', event: 'project.created', url, target: 'poison', action: 'call' });
  const project = (AuftragsNr: string) => ({ type: 'project.created' as const, records: { Auftrag: { AuftragsNr } } });
  await host.publishMany([project('poison'), project('harmless')]);
}
for (;;) {
  const { waiting, sending } = await host.deliveries.count();
  if (waiting + sending === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 10));
}
const { rows } = await host.deliveries.list();
const views = await Promise.all(rows.map(({ id }) => host.deliveries.get(id)));
await host.stop();
process.send?.(
  views.map(({ delivery: { key, state, failure, attempts }, history }) => ({
    key,
    state,
    failure,
    attempts,
    kinds: history.map(({ line }) => line.kind),
  })),
);
process.disconnect?.();
