import { join } from 'node:path';
import { describeStore } from '@eilbote/testkit/store-conformance';
import { storeInThisThread } from './testing/store-in-this-thread.ts';
import { storesInAFolder } from './testing/stores-in-a-folder.ts';

const make = () => storesInAFolder((folder) => storeInThisThread(join(folder, 'eilbote.db')));

describeStore('on SQLite', { make });
