import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Erp, type ErpOptions, startErp } from './erp.ts';

const usage = `node src/main.ts        the ERP, with its HTTP API on this machine
  --port <number>       3000; 0 for a free one
  --folder <path>       holds erp-data and eilbote-data; the working folder`;

/** The process of the ERP: starts it, tells what happens, and stops it on Ctrl+C. */
export async function runErp(args: readonly string[], transact?: ErpOptions['transact']): Promise<void> {
  try {
    const { port, folder, help } = readArguments(args);
    if (help) console.log(usage);
    else await run({ port: Number(port), folder: resolve(folder), ...(transact === undefined ? {} : { transact }) });
  } catch (error) {
    console.error(`The ERP cannot start: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '3000' },
      folder: { type: 'string', default: '.' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

async function run(options: ErpOptions): Promise<void> {
  const erp = await startErp(options);
  tellOfEvents(erp);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Only the first is caught: the next one ends the process at once.
    process.once(signal, () => void erp.stop().then(() => console.log('The ERP has stopped.')));
  }
  console.log(`The ERP listens on ${erp.url}. Stop it with Ctrl+C.`);
  console.log(`Every attempt of a webhook is a line in ${erp.logFile}`);
}

function tellOfEvents({ host }: Erp): void {
  host.on('accepted', ({ type, key, id }) => console.log(`event      ${type} ${key} (${id})`));
  host.on('delivered', ({ delivery }) => console.log(`delivered  ${delivery}`));
  host.on('postponed', ({ delivery, failure, attempts }) =>
    console.log(`postponed  ${delivery} after attempt ${attempts}: ${failure}`),
  );
  host.on('failed', ({ delivery, reason }) => console.log(`failed     ${delivery}: ${reason}`));
  host.on('parked', ({ delivery, parked }) => console.log(`waits      ${delivery} for a person: ${parked}`));
}
