import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { embeddedAudit } from '../../../src/model/audit/saved/embedded-audit.ts';
import { bytesInHtml } from '../../../src/record/forms/html-report.ts';
import { UnreadableRecord } from '../../../src/record/unreadable-record.ts';

const lines = '{"a":1}\n'.repeat(1000);
const packed = gzipSync(lines);

async function unpacked(data: Buffer): Promise<string> {
  const page = `<p>${embeddedAudit.opening} x="">${data.toString('base64')}</template>`;
  const chunks: Buffer[] = [];
  for await (const chunk of bytesInHtml(
    (async function* () {
      yield Buffer.from(page);
    })(),
  ))
    chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('bytesInHtml()', () => {
  it('gives what was packed, in one member or in several', async () => {
    expect(await unpacked(packed)).toBe(lines);
    expect(await unpacked(Buffer.concat([packed, packed]))).toBe(lines + lines);
  });

  it('says in one line that data was cut, wherever, or edited', async () => {
    const sum = Buffer.from(packed);
    sum.writeUInt32LE(1, packed.length - 8);
    const bad = [
      ...[0, 5, 20, packed.length - 9, packed.length - 1].map((end) => packed.subarray(0, end)),
      ...[Buffer.concat([packed, packed.subarray(0, 12)]), sum],
    ];
    for (const data of bad) {
      const reading = unpacked(data);
      await expect(reading).rejects.toThrow(UnreadableRecord);
      await expect(reading).rejects.toThrow('does not unpack');
    }
  });
});
