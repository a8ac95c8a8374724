import type { Io } from '../io.ts';

/** The one document that a command prints for programs. */
export const printJson = (io: Io, value: unknown): void => io.out(JSON.stringify(value, null, 2));

/** One of many values, a line each, for commands that go on. */
export const printJsonLine = (io: Io, value: unknown): void => io.out(JSON.stringify(value));

/** JSON text laid out for people; any other text as it is. */
export function prettyBody(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
