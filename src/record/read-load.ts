import type { LoadReport } from '../model/load/load-report.ts';
import { type Bytes, begun } from './begun.ts';
import { checkLoad } from './check-load.ts';
import { bytesInHtml } from './forms/html-report.ts';
import { isDeep } from './is-deep.ts';
import { UnreadableRecord } from './unreadable-record.ts';

const what = 'run of load';
/** A search of a thousand rates has some 10 MB. */
const maxBytes = 64 * 1024 * 1024;

/** Whether a file that begins so is what `netready bench` writes as JSON, as NDJSON or as a page, which its title tells. */
export function isLoadStart(start: string): boolean {
  return /^(?:\{[^{}[\]]{0,200}"kind":\s*"load"|<.*<title>Proxy under load<\/title>)/s.test(start);
}

/**
 * Reads the JSON report of a run of load (`netready bench --output load.json`), or that in its page. Nothing in it is believed: each
 * field is checked before it is shown.
 * @param bytes of the file, of which the JSON is at most 64 MiB.
 * @throws UnreadableRecord in one line where it is of another version, was cut or edited, or is too large.
 */
export async function readLoad(bytes: Bytes): Promise<LoadReport> {
  const { start, all } = await begun(bytes);
  const value = parsed(await wholeOf(start.startsWith('<') ? inPage(all) : all));
  const problem = isDeep(value) ? 'its values lie too deep in each other' : checkLoad(value);
  if (problem !== undefined) throw new UnreadableRecord(problem, what);
  return value as LoadReport;
}

/** What a page holds, whose reader does not know of what. */
async function* inPage(page: Bytes): AsyncGenerator<Buffer> {
  try {
    yield* bytesInHtml(page);
  } catch (error) {
    throw error instanceof UnreadableRecord ? error.of(what) : error;
  }
}

async function wholeOf(bytes: Bytes): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxBytes) throw new UnreadableRecord(`it is larger than ${maxBytes} bytes`, what);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const why = /^\{"/.test(text)
      ? 'NDJSON has not all of it: name its JSON report'
      : 'it is not JSON: it was cut or edited';
    throw new UnreadableRecord(why, what);
  }
}
