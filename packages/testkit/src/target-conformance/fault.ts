/** What a target system, or its test, does not do as it should. */
export const fault = (text: string, cause?: unknown): Error =>
  cause === undefined ? new Error(text) : new Error(`${text}: ${messageOf(cause)}`, { cause });

/** @throws one error that lists them all, where there are any */
export function demandNone(faults: readonly string[]): void {
  if (faults.length > 0)
    throw fault(faults.length === 1 ? String(faults[0]) : `${faults.length} faults:\n- ${faults.join('\n- ')}`);
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
