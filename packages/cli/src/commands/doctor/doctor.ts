import { found, isEilboteError, ok, type Examined, type Finding, type LocalizedText } from '@eilbote/core';
import { loadConfig, type LoadedConfig } from '../../config/load-config.ts';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io, type Style } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { withHost } from '../../session.ts';
import { examineClock } from './examine-clock.ts';
import { examineDatabase, examineKeyFile } from './examine-database.ts';
import { examineFolder } from './examine-folder.ts';

interface Options {
  readonly network: boolean;
}

export const doctor = defineCommand<Options>({
  name: 'doctor',
  summary: {
    de: 'sucht nach allem, was nicht stimmt oder bald nicht mehr stimmt, und nennt Ursache und Abhilfe',
    en: 'looks for what is wrong or soon will be, and tells cause and remedy',
  },
  options: [
    {
      flags: '--no-network',
      text: {
        de: 'Empfänger nicht prüfen (sonst: DNS und TLS-Handshake, ohne Aufruf)',
        en: 'leave the receivers alone (otherwise: DNS and TLS handshake, no call)',
      },
    },
  ],
  examples: ['eilbote doctor', 'eilbote doctor --no-network --json'],
  json: '{ "worst": "ok" | "warning" | "problem", "findings": [{ "examined", "level", "subject"?, "code"?, "text": { "de", "en" }, "remedy"?: { "de", "en" } }] }',
  async run({ io, json, config }, _args, { network }) {
    const findings = await examineAll(io, config, network);
    const worst = worstOf(findings);
    if (json) printJson(io, { worst, findings });
    else report(io, findings);
    return worst === 'problem' ? exitCodes.failure : exitCodes.ok;
  },
});

/** From the ground up: what cannot be examined without what is broken is left out. */
async function examineAll(io: Io, given: string | undefined, network: boolean): Promise<readonly Finding[]> {
  let loaded: LoadedConfig;
  try {
    loaded = await loadConfig(io.cwd, given);
  } catch (error) {
    return [asFinding('configuration', error)];
  }
  const findings: Finding[] = [configurationFinding(loaded)];
  const folder = examineFolder(loaded.dataFolder);
  findings.push(...folder);
  if (folder.some(({ examined, level }) => examined === 'dataFolder' && level === 'problem')) return findings;
  const { findings: ofDatabase, database } = examineDatabase(loaded.dataFolder);
  findings.push(...ofDatabase, ...examineClock(loaded.dataFolder, Date.now()));
  if (database === undefined || database.schema !== database.known) return findings;
  findings.push(...examineKeyFile(loaded.config, io.env, database.installation));
  try {
    findings.push(...(await withHost(io, { config: given }, (host) => host.examine({ network }))));
  } catch (error) {
    findings.push(asFinding('configuration', error));
  }
  return findings;
}

function configurationFinding({ file }: LoadedConfig): Finding {
  return file === undefined
    ? ok(
        'configuration',
        'Keine eilbote.config.ts; es gelten die Vorgaben.',
        'No eilbote.config.ts; the defaults hold.',
      )
    : ok('configuration', `${file} ist in Ordnung.`, `${file} is in order.`);
}

function asFinding(examined: Examined, error: unknown): Finding {
  if (isEilboteError(error)) return found('problem', examined, error.text, { code: error.code });
  const message = error instanceof Error ? error.message : String(error);
  return found('problem', examined, { de: message, en: message });
}

function worstOf(findings: readonly Finding[]): Finding['level'] {
  const levels = new Set(findings.map(({ level }) => level));
  return levels.has('problem') ? 'problem' : levels.has('warning') ? 'warning' : 'ok';
}

const marks: { readonly [level in Finding['level']]: readonly [mark: string, style: Style] } = {
  ok: ['✓', 'green'],
  warning: ['!', 'yellow'],
  problem: ['✕', 'red'],
};

const titles: { readonly [examined in Examined]: LocalizedText } = {
  configuration: { de: 'Konfiguration', en: 'configuration' },
  dataFolder: { de: 'Datenordner', en: 'data folder' },
  disk: { de: 'Datenträger', en: 'disk' },
  database: { de: 'Datenbank', en: 'database' },
  key: { de: 'Schlüssel', en: 'key' },
  clock: { de: 'Uhr', en: 'clock' },
  plugins: { de: 'Programm', en: 'program' },
  dispatcher: { de: 'Zustellung', en: 'dispatching' },
  pauses: { de: 'Pausen', en: 'pauses' },
  backlog: { de: 'Rückstand', en: 'backlog' },
  log: { de: 'Protokoll', en: 'delivery log' },
  webhooks: { de: 'Webhooks', en: 'webhooks' },
  connections: { de: 'Verbindungen', en: 'connections' },
  proxy: { de: 'Proxy', en: 'proxy' },
  receivers: { de: 'Empfänger', en: 'receiver' },
  certificates: { de: 'Zertifikat', en: 'certificate' },
};

function report(io: Io, findings: readonly Finding[]): void {
  const width = Math.max(...findings.map(({ examined }) => say(io, titles[examined]).length));
  const indent = ' '.repeat(width + 4);
  for (const { examined, level, subject, code, text, remedy } of findings) {
    const [mark, style] = marks[level];
    const title = `${styled(io, style, mark)} ${say(io, titles[examined]).padEnd(width)}`;
    const about = subject === undefined ? '' : `${subject}: `;
    const known = code === undefined ? '' : styled(io, 'dim', ` [${code}]`);
    io.out(`${title}  ${about}${say(io, text)}${known}`);
    if (remedy !== undefined) io.out(`${indent}→ ${say(io, remedy)}`);
  }
  const count = (level: Finding['level']) => findings.filter((one) => one.level === level).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  const sum =
    problems + warnings === 0
      ? { de: 'Alles in Ordnung.', en: 'All is well.' }
      : {
          de: `${problems} ${problems === 1 ? 'Problem' : 'Probleme'}, ${warnings} ${warnings === 1 ? 'Warnung' : 'Warnungen'}.`,
          en: `${problems} ${problems === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
        };
  io.out('');
  io.out(say(io, sum));
}
