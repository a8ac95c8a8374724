import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exampleCalls, misfits, openObjects } from '@eilbote/testkit/target-conformance';
import { workspaceRoot } from '../workspace/packages.ts';
import type { Adapter } from './adapters.ts';
import { vendorCheck, type VendorCheck } from './vendor/vendor-check.ts';

/** How the calls of an action for an event stand to what they are held against. */
export interface ContractRow {
  readonly adapter: string;
  readonly event: string;
  readonly action: string;
  readonly calls: number;
  readonly ownSchema: string;
  readonly vendorFile: string;
  readonly sdkType: string;
}

/** A checked adapter: its rows, and everything that is wrong. */
export interface ContractResult {
  readonly rows: readonly ContractRow[];
  readonly faults: readonly string[];
  /** The vendor's file that was not there. */
  readonly absent?: string;
}

/** Holds every call of every example, with all optional fields and with none, against own schemas and vendor's file. */
export async function checkAdapter({ plugin, requests, told, vendor, sdkTypes }: Adapter): Promise<ContractResult> {
  const check = vendor === undefined ? undefined : vendorCheck(vendor);
  const { baseUrl, examples } = await exampleCalls(plugin, told);
  const open = Object.entries(requests).flatMap(([operation, { body }]) =>
    openObjects(body).map((place) => `${plugin.id}: ${operation} is open at ${place}`),
  );
  const sdkType = sdkTypes === undefined ? 'none' : existsSync(join(workspaceRoot, sdkTypes)) ? 'compiled' : 'GONE';
  const faults: string[] = sdkType === 'GONE' ? [...open, `${plugin.id}: ${sdkTypes} is gone`] : [...open];
  const rows = new Map<string, ContractRow>();
  for (const { name, action, event, calls, failure } of examples) {
    if (failure?.startsWith('PLUGIN_CRASHED')) faults.push(`${plugin.id}: ${name}: ${failure}`);
    const own = calls.flatMap((call) => misfits(call, baseUrl, requests));
    const vendors = check === undefined ? [] : calls.flatMap(check);
    faults.push(
      ...[...own.map((one) => `own schema: ${one}`), ...vendors.map((one) => `vendor file: ${one}`)].map(
        (one) => `${plugin.id}: ${name}: ${one}`,
      ),
    );
    const before = rows.get(`${action} ${event.type}`);
    const made = (before?.calls ?? 0) + calls.length;
    rows.set(`${action} ${event.type}`, {
      adapter: plugin.id,
      event: event.type,
      action,
      calls: made,
      ownSchema: verdict(own, before?.ownSchema),
      vendorFile: vendorVerdict(check, vendor !== undefined, vendors, before?.vendorFile),
      sdkType,
    });
  }
  return {
    rows: [...rows.values()].map(withoutVerdict),
    faults: [...new Set(faults)],
    ...(vendor !== undefined && check === undefined ? { absent: vendor.file } : {}),
  };
}

/** Nothing was held against anything where there is no call: the action skips, and says so. */
const withoutVerdict = (row: ContractRow): ContractRow =>
  row.calls > 0 ? row : { ...row, ownSchema: 'no call', vendorFile: 'no call', sdkType: 'no call' };

const verdict = (faults: readonly string[], before: string | undefined): string =>
  faults.length > 0 || before === 'DIFFERS' ? 'DIFFERS' : 'fits';

function vendorVerdict(
  check: VendorCheck | undefined,
  isKnown: boolean,
  faults: readonly string[],
  before: string | undefined,
): string {
  if (!isKnown) return 'none';
  return check === undefined ? 'absent' : verdict(faults, before);
}
