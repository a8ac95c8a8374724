import { writeSync } from 'node:fs';
import { sqliteStore } from '../sqlite-store.ts';

/**
 * Accepts events one after the other and says on its output what became of each, for tests that watch or disturb its
 * system calls.
 */
const [, , folder = '', count = '0', synchronous = 'FULL', prefix = 'e'] = process.argv;
const store = sqliteStore({ folder, ...(synchronous === 'OFF' && { testOnly: { synchronous } }) });
await store.open(() => 'ins_1');
for (let number = 1; number <= Number(count); number += 1) {
  const event = { type: 'project.created', occurredAt: '2026-03-02T08:15:00Z', acceptedAt: 1_000, table: 'Auftrag' };
  const accepted = store.accept([
    [{ ...event, id: `${prefix}${number}`, key: `${number}`, hash: `${number}`, json: '{}' }],
  ]);
  const outcome = await accepted.then(
    () => 'acknowledged',
    (error: { readonly code?: string }) => String(error.code),
  );
  writeSync(1, `${outcome} ${number}\n`);
}
await store.close();
