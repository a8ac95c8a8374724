/** Why a call failed, as it crosses from the worker to the store: the code of an error and its facts. */
export interface Failure {
  readonly code: string;
  readonly facts: { readonly [name: string]: unknown };
  /** What SQLite or the system said. */
  readonly detail: string;
  /** Primary result code of SQLite. */
  readonly result?: number;
}

/** An error with a code of this package, thrown in the worker. */
export class StoreFailure extends Error {
  readonly code: string;
  readonly facts: { readonly [name: string]: unknown };
  readonly detail: string;

  constructor(code: string, facts: { readonly [name: string]: unknown }, detail = '') {
    super(code);
    this.code = code;
    this.facts = facts;
    this.detail = detail;
  }
}

/** A rule of the schema was broken: the statement is taken back, and the database is sound. */
const constraint = 19;

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const codesByResult: ReadonlyMap<number, string> = new Map([
  [5, 'STORE_BUSY'],
  [6, 'STORE_BUSY'],
  [8, 'STORE_READ_ONLY'],
  [10, 'STORE_IO_FAILED'],
  [11, 'STORE_DAMAGED'],
  [13, 'STORE_DISK_FULL'],
  [14, 'STORE_UNREACHABLE'],
  [26, 'STORE_DAMAGED'],
]);
const codesBySystemError: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'STORE_DISK_FULL'],
  ['EROFS', 'STORE_READ_ONLY'],
  ['ENOENT', 'STORE_UNREACHABLE'],
  ['ENOTDIR', 'STORE_UNREACHABLE'],
  ['EACCES', 'STORE_UNREACHABLE'],
  ['EPERM', 'STORE_UNREACHABLE'],
  ['EIO', 'STORE_IO_FAILED'],
]);

export function failureOf(error: unknown, file: string): Failure {
  if (error instanceof StoreFailure) return { code: error.code, facts: error.facts, detail: error.detail };
  const { errcode, code, message } = error as { errcode?: number; code?: string; message?: string };
  const detail = message ?? String(error);
  const result = errcode === undefined ? undefined : errcode & 0xff;
  const known = result === undefined ? codesBySystemError.get(code ?? '') : codesByResult.get(result);
  return { code: known ?? 'STORE_FAILED', facts: { file, detail }, detail, ...(result !== undefined && { result }) };
}

/** After these nothing is known about what stands in the file: the database must be opened again. */
export const leavesDoubt = ({ code, result }: Failure): boolean =>
  code === 'STORE_IO_FAILED' || code === 'STORE_DAMAGED' || (code === 'STORE_FAILED' && result !== constraint);
