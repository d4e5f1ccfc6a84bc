import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConnectionBlob } from '../../src/discovery/windows/connection-blob.ts';
import { readWinhttpBlob } from '../../src/discovery/windows/winhttp-blob.ts';
import { type LiveWine, makeLiveWine } from './live-wine.ts';

const made = await makeLiveWine();
const reason = 'reason' in made ? made.reason : undefined;
const wine = made as LiveWine;

interface Blob {
  readonly name: 'WinHttpSettings' | 'DefaultConnectionSettings';
  /** Null: the value is not there. */
  readonly hex: string | null;
}

const number = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
const text = (one: string): Buffer => {
  const bytes = Buffer.from(one, 'latin1');
  return Buffer.concat([number(bytes.length), bytes]);
};

function winhttp(kind: number, flags: number, [proxy, bypass]: readonly [string, string]): Blob {
  const parts = [number(kind), number(0), number(flags), text(proxy), text(bypass)];
  return { name: 'WinHttpSettings', hex: Buffer.concat(parts).toString('hex') };
}

function connection(flags: number, texts: readonly [string, string, string], tail = 32): Blob {
  const parts = [number(0x46), number(5), number(flags), ...texts.map(text), Buffer.alloc(tail)];
  return { name: 'DefaultConnectionSettings', hex: Buffer.concat(parts).toString('hex') };
}

/** Lists as they stand in the pages of Microsoft, of Chromium and of Electron, and as people write them. */
const lists: readonly (readonly [proxy: string, bypass: string])[] = [
  ['testProxy:8999', ''],
  ['p.corp.example:8080', '<local>;*.corp.example'],
  ['myproxy:80', '<local>;bar'],
  ['http=myproxy;https=sproxy:88', '*.foo.com'],
  ['http=a:1;https=b:2', '<local>'],
  [
    'http=http-proxy.com:8080;https=https-proxy.com:8081;ftp=ftp-proxy.com:8082;socks=s.com:8083',
    '',
  ],
  ['http=192.168.5.45:3128', 'localhost;127.*;10.*;192.168.*'],
  ['http=foopy:80;ftp=foopy2', ''],
  ['foopy:80,bar,direct://', ''],
  ['socks4://foopy', ''],
  ['http=foopy,socks5://bar.com', ''],
  ['http://10.0.0.6:8080', 'a b\tc'],
  ['[2001:db8::1]:3128', '<-loopback>'],
  ['10.0.0.6:8080 10.0.0.7:8080', ''],
  ['p:1', ''],
  ['p', ''],
  ['pr\u00f6xy:80', '\u00fc'],
  ['x'.repeat(300), 'y;'.repeat(400)],
];

const winhttpBlobs: readonly Blob[] = [
  { name: 'WinHttpSettings', hex: null },
  { name: 'WinHttpSettings', hex: `180000000000000001000000${'00'.repeat(8)}` },
  { name: 'WinHttpSettings', hex: `280000000000000001000000${'00'.repeat(8)}` },
  { name: 'WinHttpSettings', hex: `280000000000000003000000${'00'.repeat(8)}` },
  { name: 'WinHttpSettings', hex: '180000' },
  // Longer than it is.
  { name: 'WinHttpSettings', hex: `18000000000000000300000063000000${'703a31'}` },
  ...lists.flatMap((list) => [0x18, 0x28].map((kind) => winhttp(kind, 3, list))),
  winhttp(0x18, 2, ['p:1', '']),
  winhttp(0x18, 1, ['p:1', '<local>']),
  winhttp(0x18, 0, ['p:1', '']),
];

const connectionBlobs: readonly Blob[] = [
  { name: 'DefaultConnectionSettings', hex: null },
  { name: 'DefaultConnectionSettings', hex: `460000000a00000001000000${'00'.repeat(44)}` },
  {
    name: 'DefaultConnectionSettings',
    hex: `46000000510000000b0000000c0000003132372e302e302e313a3830070000003c6c6f63616c3e00000000${'00'.repeat(32)}`,
  },
  {
    name: 'DefaultConnectionSettings',
    hex:
      `4600000003000000070000000e0000003139322e3136382e312e313a38300000000021000000687474703a2f2f7864756f7461692e636f6d2f705273` +
      `4f334e4752332d2e706163${'00'.repeat(32)}`,
  },
  {
    name: 'DefaultConnectionSettings',
    hex: `460000000900000001000000${'00'.repeat(12)}01000000${'00'.repeat(28)}`,
  },
  {
    name: 'DefaultConnectionSettings',
    hex: `460000000a00000009000000${'00'.repeat(12)}01000000${'00'.repeat(26)}`,
  },
  // "Netkeeper": text where the counter is due.
  { name: 'DefaultConnectionSettings', hex: `46000000312c303001000000${'00'.repeat(44)}` },
  { name: 'DefaultConnectionSettings', hex: '4600' },
  ...[1, 3, 5, 7, 9, 0xb, 0xd, 0xf].map((flags) =>
    connection(flags, ['p:8080', '<local>', 'http://x/p.pac']),
  ),
  ...lists.map(([proxy, bypass]) => connection(3, [proxy, bypass, ''])),
  connection(5, ['', '', 'http://x/p.pac'], 0),
  connection(3, ['', '', '']),
];

/** Wine knows the older kind of this value alone (0x18): of the newer one its first byte is changed for it. */
const forWine = (blob: Blob): Blob =>
  blob.name === 'WinHttpSettings' && blob.hex !== null
    ? { ...blob, hex: blob.hex.replace(/^28/, '18') }
    : blob;

interface Said {
  readonly isTold: number;
  readonly access?: number;
  readonly autoDetect?: boolean;
  readonly pac?: string | null;
  readonly proxy: string | null;
  readonly bypass: string | null;
}

describe.skipIf(reason !== undefined)(
  `winhttp.dll of Wine${reason ? `: skipped, ${reason}` : ''}`,
  () => {
    let said: readonly Said[] = [];
    const blobs = [...winhttpBlobs, ...connectionBlobs];

    beforeAll(async () => {
      writeFileSync(join(wine.drive, 'blobs.json'), JSON.stringify(blobs.map(forWine)));
      writeFileSync(join(wine.drive, 'blobs.cjs'), readFileSync('test/windows/live-blobs.cjs'));
      const ran = await wine.node('C:\\blobs.cjs', 'C:\\blobs.json', 'C:\\said.json');
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      said = JSON.parse(readFileSync(join(wine.drive, 'said.json'), 'utf8'));
    });
    afterAll(() => wine.close());

    it('answers for every one', () => {
      expect(said).toHaveLength(blobs.length);
      expect(said.filter(({ isTold }) => isTold === 0)).toEqual([]);
    });

    it.each(winhttpBlobs.map((blob, at) => [blob.hex ?? 'none', blob, at] as const))(
      'makes of WinHttpSettings %s what we make of it',
      (_, { hex }, at) => {
        const { access, proxy, bypass } = said[at] ?? {};
        const read = hex === null ? {} : (readWinhttpBlob(Buffer.from(hex, 'hex')) ?? {});
        expect({ proxy: proxy || undefined, bypass: bypass || undefined }).toEqual({
          proxy: read.proxy,
          bypass: read.bypass,
        });
        // It calls an empty proxy one too.
        if (proxy) expect(access).toBe(read.proxy === undefined ? 1 : 3);
      },
    );

    it.each(connectionBlobs.map((blob, at) => [blob.hex ?? 'none', blob, at] as const))(
      'makes of DefaultConnectionSettings %s what we make of it',
      (_, { hex }, at) => {
        const { autoDetect, pac, proxy, bypass } = said[winhttpBlobs.length + at] ?? {};
        // What is not there, or cannot be read, leaves automatic detection on.
        const unset = { autoDetect: true };
        const read: Partial<ReturnType<typeof readConnectionBlob>> =
          hex === null ? unset : (readConnectionBlob(Buffer.from(hex, 'hex')) ?? unset);
        expect({
          autoDetect,
          pac: pac || undefined,
          proxy: proxy || undefined,
          bypass: bypass || undefined,
        }).toEqual({
          autoDetect: read.autoDetect,
          pac: read.pac,
          proxy: read.proxy,
          bypass: read.bypass,
        });
      },
    );
  },
);
