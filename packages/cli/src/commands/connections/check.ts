import type { CheckedConnection } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { exitCodes } from '../../exit-codes.ts';
import { say, styled, type Io } from '../../io.ts';
import { facts } from '../../output/block.ts';
import { printJson } from '../../output/json.ts';
import { note, printWarnings } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { connectionArgument } from './connection-argument.ts';

export const checkConnection = defineCommand({
  name: 'check',
  summary: {
    de: 'fragt das Konto einer Verbindung, ob Einstellungen und Zugangsdaten stimmen',
    en: 'asks the account of a connection whether settings and credentials are right',
  },
  arguments: [connectionArgument],
  examples: ['eilbote connections check CRM'],
  json: '{ "ok": true, "name"?, "facts": [], "warnings": [], "call", "held"? } | { "ok": false, "trouble": { "kind", "failure"?, "text" }, "call"? }',
  async run({ io, json, config }, [idOrName = '']) {
    const checked = await withHost(io, { config }, (host) => host.connections.check(idOrName));
    if (json) printJson(io, checked);
    else print(io, checked);
    return checked.ok ? exitCodes.ok : exitCodes.failure;
  },
});

function print(io: Io, checked: CheckedConnection): void {
  const de = io.language === 'de';
  if (!checked.ok) {
    io.out(`${styled(io, 'red', '✕')} ${say(io, checked.trouble.text)}`);
    printCall(io, checked.call);
    return;
  }
  const good = { de: 'Die Verbindung funktioniert.', en: 'The connection works.' };
  io.out(`${styled(io, 'green', '✓')} ${say(io, good)}`);
  facts(io, [
    [de ? 'Konto' : 'account', checked.name],
    ...checked.facts.map(({ title, text }) => [say(io, title), text] as const),
  ]);
  printWarnings(
    io,
    checked.warnings.map((text) => ({ text })),
  );
  if (checked.held !== undefined) note(io, checked.held.text);
}

function printCall(io: Io, call: CheckedConnection['call']): void {
  if (call === undefined) return;
  const status = call.status === undefined ? '' : ` -> ${call.status}`;
  io.out(styled(io, 'dim', `  ${call.method} ${call.url}${status}`));
  if (call.answer !== undefined && call.answer !== '') io.out(styled(io, 'dim', `  ${call.answer}`));
}
