import type { Connection } from '../connection/connection.ts';

export function installationOperation({ prepare }: Connection) {
  const select = prepare('SELECT id FROM installation');
  const insert = prepare('INSERT INTO installation VALUES (?)');
  return {
    /** The id of this installation; `newId` where it has none yet. */
    installation(newId: string): string {
      const known = select.first<[string]>()?.[0];
      if (known === undefined) insert.run(newId);
      return known ?? newId;
    },
  };
}
