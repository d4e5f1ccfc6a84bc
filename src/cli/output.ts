import { constants, createWriteStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { stderr, stdout } from 'node:process';
import { pipeline } from 'node:stream/promises';
import { escapeTerminal } from '../report/text/escape-terminal.ts';
import { quoted, UsageError } from './usage-error.ts';

// The choices of --os alone are three hundred characters.
const longestMessage = 1000;
const usualBatch = 1 << 16;

/**
 * Writes the answer to stdout, no faster than its reader takes it. A reader that goes away
 * (`| head`) ends it quietly.
 * @throws what the system says of any other failure, such as a full disk.
 */
export async function printAnswer(chunks: Iterable<string>): Promise<void> {
  stdout.on('error', ignore);
  for (const batch of inBatches(chunks)) {
    const failed = await write(batch);
    if (!failed) continue;
    // The listener stays: the stream tells of its failure once more, later.
    if (failed.code === 'EPIPE' || failed.code === 'ERR_STREAM_DESTROYED') return;
    throw failed;
  }
  stdout.off('error', ignore);
}

/**
 * One line to the person at the terminal: a warning or an error. What a file or an argument put
 * into it moves no cursor and breaks no line.
 */
export function say(line: string): void {
  stderr.write(`${escapeTerminal(line, { max: longestMessage })}\n`);
}

/**
 * Whether a file of that name can be made or replaced, told before the work and not after it.
 * @throws UsageError in one line where it cannot.
 */
export async function checkWritable(option: string, path: string): Promise<void> {
  const exists = await stat(path).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => undefined,
  );
  const why = exists === 'folder' ? 'it is a folder' : await refusal(exists ? path : dirname(path));
  if (why !== undefined) {
    throw new UsageError(`Cannot write ${quoted(path)} for ${option}: ${why}`);
  }
}

function refusal(path: string): Promise<string | undefined> {
  return access(path, constants.W_OK).then(
    () => undefined,
    (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? 'there is no such folder' : `the system says ${error.code}`,
  );
}

/** Writes a report to a file, replacing what was there. @throws what the file system throws. */
export async function writeFile(
  path: string,
  chunks: Iterable<string | Uint8Array>,
): Promise<void> {
  await pipeline(inBatches(chunks), createWriteStream(path, { mode: 0o644 }));
}

function* inBatches<T extends string | Uint8Array>(chunks: Iterable<T>): Generator<T | string> {
  let batch = '';
  for (const chunk of chunks) {
    if (typeof chunk !== 'string') {
      yield chunk;
      continue;
    }
    batch += chunk;
    if (batch.length < usualBatch) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}

function write(text: string | Uint8Array): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    stdout.write(text, (error) => resolve(error ?? undefined));
  });
}

function ignore(): void {}
