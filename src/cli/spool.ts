import { createWriteStream, rmSync } from 'node:fs';
import { mkdtemp, open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './usage-error.ts';

const mostBytes = 64 * 1024 * 1024;
let taken = false;

/**
 * The list that another program writes to this one, as a file that is gone when this process ends;
 * its first bytes tell the kind: an archive is a workbook, a bracket JSON, a separator in the first
 * lines a table, all else one name a line.
 * @throws UsageError where it was asked for before, or is larger than 64 MiB.
 */
export async function listFromStdin(): Promise<string> {
  if (taken) throw new UsageError('Cannot read the list from "-" for --catalogue twice');
  taken = true;
  const folder = await mkdtemp(join(tmpdir(), 'netready-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const spool = join(folder, 'spool');
  let left = mostBytes;
  await pipeline(
    process.stdin,
    async function* bounded(source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        left -= chunk.length;
        if (left < 0)
          throw new UsageError('Cannot read the list from "-": it is larger than 64 MiB');
        yield chunk;
      }
    },
    createWriteStream(spool),
  );
  const file = join(folder, `stdin${await endingOf(spool)}`);
  await rename(spool, file);
  return file;
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
