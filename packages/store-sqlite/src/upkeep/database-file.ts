import { join } from 'node:path';

export const databaseName = 'eilbote.db';

/** The database of a data folder. */
export const databaseFile = (folder: string): string => join(folder, databaseName);
