import { logLineKindTexts } from '../line/line-kinds.ts';
import { logLineVersion, type LogLineKind } from '../line/log-line.ts';
import { memberChecks } from './member-type.ts';

const ofEveryLine = ['v', 'seq', 'time', 'kind', 'level'] as const;

/** What of a line does not fit its schema: `key missing`, `status wrong`. Members that the schema does not know may stand there. */
export function faultsOfLine(line: { readonly [member: string]: unknown }): readonly string[] {
  if (line['v'] !== logLineVersion) return ['v wrong'];
  const kind = Object.hasOwn(logLineKindTexts, String(line['kind'])) ? (line['kind'] as LogLineKind) : undefined;
  // A later version may write kinds that this one does not know.
  const described = kind === undefined ? undefined : logLineKindTexts[kind];
  const always: readonly string[] = [...ofEveryLine, ...(described?.always ?? [])];
  const possible = new Set<string>([...always, ...(described?.sometimes ?? memberChecks.keys())]);
  const missing = always.filter((name) => !Object.hasOwn(line, name)).map((name) => `${name} missing`);
  const wrong = Object.entries(line).flatMap(([name, value]) => {
    const check = memberChecks.get(name);
    if (check === undefined) return [];
    if (!possible.has(name)) return [`${name} unexpected`];
    return check(value) ? [] : [`${name} wrong`];
  });
  return [...missing, ...wrong];
}
