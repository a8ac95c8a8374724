import type { DefinitionProblem, ConnectionView } from '@eilbote/core';
import { defineCommand } from '../../command.ts';
import { ARGUMENT_MISSING } from '../../errors.ts';
import { say, styled, type Io } from '../../io.ts';
import { printJson } from '../../output/json.ts';
import { printWarnings } from '../../output/problems.ts';
import { withHost } from '../../session.ts';
import { overlapOf, overlapOption } from '../signing/signing-options.ts';
import { connectionArgument } from './connection-argument.ts';
import { applyConnectionOptions, connectionOptions, type ConnectionOptions } from './connection-options.ts';

const shape = '{ "connection": {…}, "warnings": [] }';

export const createConnection = defineCommand<ConnectionOptions>({
  name: 'create',
  summary: { de: 'legt eine Verbindung an', en: 'makes a connection' },
  options: connectionOptions,
  examples: [
    'eilbote connections create --name CRM --base-url https://crm.example.com/api --auth bearer --auth-secret env:CRM_TOKEN',
    'eilbote connections create --name Lager --base-url https://lager.example.com --auth basic --auth-user erp --auth-secret ask',
    'eilbote connections create --name CRM --target crm --setting tenant=joinery --secret-setting apiKey@env:CRM_KEY',
    'eilbote connections create --name DMS --base-url https://dms.example.com --auth oauth2 --token-url https://login.example.com/token --client-id erp --auth-secret env:DMS_SECRET',
  ],
  json: shape,
  async run({ io, json, config }, _args, options) {
    requireOptions(options);
    const input = await applyConnectionOptions(io, {}, options);
    const saved = await withHost(io, { config, makes: true }, (host) => host.connections.create(input));
    print(io, json, saved);
  },
});

interface EditOptions extends ConnectionOptions {
  readonly overlap?: string;
}

export const editConnection = defineCommand<EditOptions>({
  name: 'edit',
  summary: { de: 'ändert eine Verbindung', en: 'changes a connection' },
  arguments: [connectionArgument],
  options: [...connectionOptions, overlapOption],
  examples: ['eilbote connections edit CRM --rate 900/1m'],
  json: shape,
  async run({ io, json, config }, [idOrName = ''], options) {
    requireOptions(options);
    const saved = await withHost(io, { config }, async (host) => {
      const { id, version, definition } = await host.connections.get(idOrName);
      return host.connections.update(id, await applyConnectionOptions(io, definition, options), {
        version,
        ...overlapOf(options.overlap),
      });
    });
    print(io, json, saved);
  },
});

function requireOptions(options: ConnectionOptions): void {
  if (Object.keys(options).length === 0) throw ARGUMENT_MISSING({ argument: '--name, --base-url, --file, …' });
}

function print(
  io: Io,
  json: boolean,
  saved: { readonly connection: ConnectionView; readonly warnings: readonly DefinitionProblem[] },
): void {
  if (json) {
    printJson(io, saved);
    return;
  }
  const { id, version, definition } = saved.connection;
  const text =
    version === 1
      ? { de: `Verbindung „${definition.name}“ angelegt.`, en: `Connection "${definition.name}" made.` }
      : {
          de: `Verbindung „${definition.name}“ gespeichert, Fassung ${version}.`,
          en: `Connection "${definition.name}" saved, version ${version}.`,
        };
  io.out(`${styled(io, 'green', '✓')} ${say(io, text)}  ${styled(io, 'dim', id)}`);
  printWarnings(io, saved.warnings);
}
