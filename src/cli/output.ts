import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { stderr, stdout } from 'node:process';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/**
 * Writes the answer to stdout, chunk by chunk, no faster than its reader takes it. A reader that
 * goes away (`| head`) ends it quietly.
 */
export async function printAnswer(chunks: Iterable<string>): Promise<void> {
  await writeAll(stdout, chunks);
}

/** One line to the person at the terminal: warnings, errors, progress. */
export function say(line: string): void {
  stderr.write(`${line}\n`);
}

/** Writes a report to a file, replacing what was there. @throws what the file system throws. */
export async function writeFile(path: string, chunks: Iterable<string>): Promise<void> {
  const file = createWriteStream(path, { mode: 0o644 });
  const end = finished(file);
  await Promise.race([writeAll(file, chunks), end]);
  file.end();
  await end;
}

async function writeAll(stream: Writable, chunks: Iterable<string>): Promise<void> {
  let gone = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    gone = true;
    if (error.code !== 'EPIPE' && stream !== stdout) stream.destroy(error);
  };
  stream.on('error', onError);
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < 1 << 16) continue;
    if (gone) break;
    const room = stream.write(batch);
    batch = '';
    if (!room) await Promise.race([once(stream, 'drain'), once(stream, 'close')]).catch(() => {});
  }
  if (!gone && batch !== '') {
    await new Promise<void>((done) => {
      stream.write(batch, () => done());
    });
  }
  stream.off('error', onError);
}
