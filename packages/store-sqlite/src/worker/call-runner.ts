import { type Failure, failureOf, leavesDoubt } from '../connection/failure.ts';
import { emptyWriteAheadLog } from '../connection/open-database.ts';
import { openSession, type Session } from '../connection/session.ts';
import { type OperationName, readOnly } from '../operations/index.ts';
import { Refusal } from '../operations/refusal.ts';
import type { Pragmas, Reply, WorkerOptions } from './protocol.ts';

export type OperationCall = readonly [number: number, name: OperationName, args: readonly unknown[]];

/** Runs calls on the database: those that came together share one transaction, and with it one wait for the disk. */
export interface CallRunner {
  run(calls: readonly OperationCall[]): Reply[];
  open(number: number, newId: string): Reply;
  pragmas(number: number): Reply;
  /** Moves everything into the database file and empties the write-ahead log; false while somebody reads it. */
  cleanse(number: number): Reply;
  close(number: number): Reply;
}

export function callRunner(options: WorkerOptions): CallRunner {
  let session: Session | undefined;
  const failed = (number: number, failure: Failure): Reply => [number, undefined, failure];

  function fail(error: unknown): Failure {
    const failure = failureOf(error, options.file);
    try {
      session?.rollback();
    } catch {
      session?.close();
      session = undefined;
    }
    if (leavesDoubt(failure)) closeQuietly();
    return failure;
  }

  function closeQuietly(): void {
    try {
      session?.close();
    } catch {
      // The file is in doubt already; the next call opens it anew and says what is wrong with it.
    }
    session = undefined;
  }

  function perform({ operations }: Session, [number, name, args]: OperationCall): Reply {
    const operation = operations[name] as (...args: readonly unknown[]) => unknown;
    try {
      return [number, operation(...args)];
    } catch (error) {
      if (error instanceof Refusal) return failed(number, { code: error.code, facts: error.facts, detail: '' });
      throw error;
    }
  }

  /**
   * One transaction for all. A statement that fails takes back the work of the calls beside it, which did no wrong:
   * they run once more, each alone. A commit that fails is the failure of all.
   */
  function run(calls: readonly OperationCall[]): Reply[] {
    const replies: Reply[] = [];
    let performed = false;
    try {
      session ??= openSession(options);
      session.begin(calls.some(([, name]) => !readOnly.has(name)));
      for (const call of calls) replies.push(perform(session, call));
      performed = true;
      session.commit();
      return replies;
    } catch (error) {
      const began = session?.database.isTransaction === true || replies.length > 0;
      const failure = fail(error);
      if (calls.length > 1 && began && !performed) return calls.flatMap((call) => run([call]));
      return calls.map(([number]) => failed(number, failure));
    }
  }

  function guarded(number: number, action: () => unknown): Reply {
    try {
      return [number, action()];
    } catch (error) {
      return failed(number, fail(error));
    }
  }

  return {
    run,
    open: (number, newId) =>
      guarded(number, () => {
        session ??= openSession(options);
        session.begin(true);
        const installation = session.operations.installation(newId);
        session.commit();
        return { installation };
      }),
    pragmas: (number) =>
      guarded(number, () => {
        session ??= openSession(options);
        const read = (sql: string): unknown => Object.values(session?.database.prepare(sql).get() ?? {})[0];
        const pragmas: Pragmas = {
          journalMode: String(read('PRAGMA journal_mode')),
          synchronous: Number(read('PRAGMA synchronous')),
          sqliteVersion: String(read('SELECT sqlite_version()')),
          secureDelete: Number(read('PRAGMA secure_delete')),
        };
        return pragmas;
      }),
    cleanse: (number) =>
      guarded(number, () => {
        session ??= openSession(options);
        return emptyWriteAheadLog(session.database);
      }),
    close: (number) =>
      guarded(number, () => {
        session?.close();
        session = undefined;
      }),
  };
}
