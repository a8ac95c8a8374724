/** A text as TypeScript writes it in single quotes. */
export const literal = (text: string): string =>
  `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)
    .replaceAll('\n', ' ')}'`;

/** The name that the target system has in code: `time-clock` is `timeClock`. */
export const identifier = (id: string): string => id.replace(/-+(\w?)/g, (_, letter: string) => letter.toUpperCase());
