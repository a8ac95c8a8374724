import type { Interface } from 'node:readline/promises';
import { authSchemes, defaultAnswers, type Answers } from './answers.ts';
import { knownTables } from './known-tables.ts';

/** Asks for what was not said yet; an empty answer takes what stands in brackets. */
export async function ask(reader: Interface, said: Partial<Answers>): Promise<Answers> {
  const question = async (text: string, otherwise: string): Promise<string> =>
    (await reader.question(`${text} [${otherwise}]: `)).trim() || otherwise;
  const id = said.id ?? (await question('Id (lower case)', defaultAnswers.id));
  const title = id.charAt(0).toUpperCase() + id.slice(1);
  const nameDe = said.nameDe ?? (await question('Name in German', title));
  const nameEn = said.nameEn ?? (await question('Name in English', nameDe));
  const baseUrl = said.baseUrl ?? (await question('Base URL of its interface', defaultAnswers.baseUrl));
  const auth = said.auth ?? (await question(`Authorisation (${authSchemes.join(', ')})`, defaultAnswers.auth));
  const names = knownTables.map(({ table }) => table).join(', ');
  const tables = said.tables ?? (await question(`Tables (${names})`, defaultAnswers.tables.join())).split(/[\s,]+/);
  const severalCalls =
    said.severalCalls ??
    /^[yj]/i.test(await question('Look for things before they are created, by several calls?', 'n'));
  return { id, nameDe, nameEn, baseUrl, auth: auth as Answers['auth'], tables, severalCalls };
}
