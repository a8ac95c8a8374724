import { describeStore } from '@eilbote/testkit/store-conformance';
import { sqliteStore } from './sqlite-store.ts';
import { storesInAFolder } from './testing/stores-in-a-folder.ts';

describeStore('on SQLite, in its worker', { make: () => storesInAFolder((folder) => sqliteStore({ folder })) });
