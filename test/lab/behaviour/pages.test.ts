import { once } from 'node:events';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Fault, SloppyHead } from '../../../src/lab/fault/fault.ts';
import { openFaultyLab, placeOf, secure } from '../lab-client.ts';

const host = 'gateway.example.com';
const page = { status: 403, title: 'Access denied', text: 'Not from here.' } as const;

async function said(fault: Fault): Promise<Buffer> {
  const lab = await openFaultyLab(fault);
  const { socket } = secure(lab, await placeOf(lab, host, 443));
  await once(socket, 'secureConnect');
  socket.write(`GET /test HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  return Buffer.concat(await socket.toArray());
}

describe('a page of no known make', () => {
  it('comes with its status and its words', async () => {
    const text = String(await said({ kind: 'page', page }));
    expect(text).toMatch(/^HTTP\/1\.1 403 .*<title>Access denied<\/title>.*Not from here/s);
  });

  it('may be compressed', async () => {
    const bytes = await said({ kind: 'page', page: { ...page, gzip: true } });
    expect(String(bytes)).toMatch(/Content-Encoding: gzip/i);
    const start = bytes.indexOf(Buffer.from([0x1f, 0x8b]));
    expect(String(gunzipSync(bytes.subarray(start)))).toContain('Not from here');
  });
});

describe('a sloppy head', () => {
  it.each([
    ['bare-lf', /^HTTP\/1\.1 200 OK\n.*\n\n200\n$/s],
    ['blank-before-colon', /^X-Cache : MISS\r$/m],
    ['double-length', /^Content-Length: 4\r\nContent-Length: 4\r$/m],
    ['length-and-chunked', /Transfer-Encoding: chunked.*\r\n\r\n4\r\n200\n\r\n0\r\n\r\n$/s],
    ['long-head', /X-Filler-19: a{1000}/],
  ] as [SloppyHead, RegExp][])('%s goes before the answer that is due', async (head, form) => {
    const text = String(await said({ kind: 'sloppy', head }));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(text).toMatch(form);
  });

  it('may go before another page', async () => {
    const text = String(await said({ kind: 'sloppy', head: 'bare-lf', page }));
    expect(text).toMatch(/^HTTP\/1\.1 403 .*Not from here/s);
    expect(text).not.toContain('\r');
  });
});
