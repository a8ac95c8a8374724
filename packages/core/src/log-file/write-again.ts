import fs from 'node:fs';

const chunkBytes = 1_048_576;

/** Reads a stretch of a file and writes it to the same place. Never beyond what is there: another process may cut it. */
export function writeAgain(file: string, offset: number, end: number): void {
  const descriptor = fs.openSync(file, 'r+');
  try {
    const chunk = new Uint8Array(Math.min(chunkBytes, Math.max(0, end - offset)));
    for (let at = offset; at < end;) {
      const read = fs.readSync(descriptor, chunk, 0, Math.min(chunk.length, end - at), at);
      if (read === 0) return;
      let written = 0;
      while (written < read) written += fs.writeSync(descriptor, chunk, written, read - written, at + written);
      at += read;
    }
  } finally {
    fs.closeSync(descriptor);
  }
}
