import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { embeddedAudit } from '../../model/audit/saved/embedded-audit.ts';
import { shown } from '../check.ts';
import { UnreadableRecord } from '../unreadable-record.ts';

/**
 * The audit in an HTML report, as the bytes of a saved audit. The page before it is passed over, and
 * never held.
 * @throws UnreadableRecord in one line where the page holds none, or was cut or edited there.
 */
export async function* bytesInHtml(page: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  let failed: unknown;
  const fed = pipeline(Readable.from(base64Bytes(dataIn(page))), gunzip).catch((error: unknown) => {
    failed = error;
  });
  try {
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    await fed;
    // What ends too early fails where it is read, all else where it is written.
    const cause = failed ?? error;
    throw isOfZlib(cause) ? new UnreadableRecord(damaged) : cause;
  } finally {
    gunzip.destroy();
  }
}

const damaged = 'its data does not unpack, as if it was cut or edited: make the report anew';
const unheld =
  'it holds no audit: name a page of netready audit --output, or the saved audit itself';
const cut = 'it holds no audit, and ends without </html>, as if it had been cut';
const opening = Buffer.from(embeddedAudit.opening);
const lessThan = 0x3c;
const greaterThan = 0x3e;
const maxTagLength = 1000;

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** What stands in the element: the bytes between its tags. */
async function* dataIn(page: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  let state: 'page' | 'tag' | 'data' = 'page';
  for await (const chunk of page) {
    let bytes = before.length > 0 ? Buffer.concat([before, chunk]) : chunk;
    before = Buffer.alloc(0);
    if (state === 'page') {
      const at = bytes.indexOf(opening);
      if (at < 0) {
        // The tag may begin here and end in the next chunk.
        before = bytes.subarray(Math.max(0, bytes.length - opening.length + 1));
        continue;
      }
      bytes = bytes.subarray(at + opening.length);
      state = 'tag';
    }
    if (state === 'tag') {
      const at = bytes.indexOf(greaterThan);
      if (at < 0 && bytes.length > maxTagLength) throw new UnreadableRecord(damaged);
      if (at < 0) {
        before = bytes;
        continue;
      }
      bytes = bytes.subarray(at + 1);
      state = 'data';
    }
    const end = bytes.indexOf(lessThan);
    yield end < 0 ? bytes : bytes.subarray(0, end);
    if (end >= 0) return;
  }
  if (state !== 'page') throw new UnreadableRecord('it ends in the middle of its data');
  // All pages of ours end so, those that hold no audit too.
  throw new UnreadableRecord(before.includes('</html>') ? unheld : cut);
}

async function* base64Bytes(texts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let open = '';
  for await (const bytes of texts) {
    const text = open + bytes.toString('latin1').replace(/[\t\n\f\r ]+/g, '');
    const [other] = /[^A-Za-z\d+/=]/.exec(text) ?? [];
    if (other !== undefined)
      throw new UnreadableRecord(`its data holds ${shown(other)}, which is no Base64`);
    const whole = text.length - (text.length % 4);
    open = text.slice(whole);
    if (whole > 0) yield Buffer.from(text.slice(0, whole), 'base64');
  }
}
