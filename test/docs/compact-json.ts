const width = 118;

/**
 * JSON text for people: what fits on a line stays on it, and the plain values of a larger object share lines. One value
 * a line would make a record longer than a screen.
 */
export function compactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ');
  if (indent.length + flat.length <= width || typeof value !== 'object' || value === null) return flat;
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const parts = Object.entries(value).map(
    ([name, part]) => `${isList ? '' : `${JSON.stringify(name)}: `}${compactJson(part, inner)}`,
  );
  return `${isList ? '[' : '{'}\n${fill(parts, inner)}\n${indent}${isList ? ']' : '}'}`;
}

function fill(parts: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  parts.forEach((part, index) => {
    const text = `${part}${index < parts.length - 1 ? ',' : ''}`;
    const isLarge = text.includes('\n') || text.includes(': {') || text.startsWith('{');
    if (line !== '' && (isLarge || indent.length + line.length + 1 + text.length > width)) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? text : `${line} ${text}`;
    if (isLarge) {
      lines.push(line);
      line = '';
    }
  });
  if (line !== '') lines.push(line);
  return lines.map((text) => `${indent}${text}`).join('\n');
}
