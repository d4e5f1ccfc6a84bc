import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, open, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { whyOf } from '../../model/text/why-of.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { inherited, openSource } from './open-source.ts';

const maxBytes = 64 * 1024 * 1024;

/** Whether what stands there has to be read as it comes: a pipe, a device, this process's own input. */
export async function isSpooled(path: string): Promise<boolean> {
  if (inherited(path) === 0) return true;
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/**
 * What a pipe or a device says, as a file that is gone when this process ends. Where its name has
 * no ending, its first bytes tell the kind: an archive is a workbook, a bracket JSON, a separator in
 * the first lines a table, all else one name a line.
 * @param signal ends the wait for somebody who writes.
 * @throws UsageError where it is larger than 64 MiB, or cannot be read; what aborted the signal.
 */
export async function spool(path: string, signal: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'netready-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const place = join(folder, 'spool');
  let left = maxBytes;
  async function* bounded(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      left -= chunk.length;
      if (left < 0) throw new Error('it is larger than 64 MiB');
      yield chunk;
    }
  }
  try {
    await pipeline(openSource(path), bounded, createWriteStream(place, { mode: 0o600 }), {
      signal,
    });
    const name = inherited(path) === undefined ? basename(path) : 'stdin';
    const file = join(folder, extname(name) === '' ? `${name}${await endingOf(place)}` : name);
    await rename(place, file);
    return file;
  } catch (error) {
    signal.throwIfAborted();
    const why = whyOf(error);
    throw new UsageError(`Cannot read ${quoted(path)}: ${why}`);
  }
}

async function endingOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.toString('latin1', 0, 2) === 'PK' || start[0] === 0xd0) return '.xlsx';
    const text = start
      .toString('utf8')
      .replaceAll('\0', '')
      .replace(/^\uFEFF/, '')
      .trimStart();
    // An IPv6 address has a bracket too.
    if (/^(?:\{|\[(?![\da-f]*:))/i.test(text)) return '.json';
    const [line = ''] = text.split(/[\r\n]/, 1);
    return /[,;\t]/.test(line) ? '.csv' : '.txt';
  } finally {
    await handle.close();
  }
}
