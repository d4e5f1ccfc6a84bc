import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deflatedZip, type ZipPart } from '../../fixtures/catalogue/workbook/deflated-zip.ts';
import { archiveFiles } from '../../src/catalogue/archive-files.ts';
import { temporaryFolder } from '../cli/run-cli.ts';

const wish = {
  wants: (_: string): boolean => true,
  entries: 10,
  fileBytes: 1000,
  totalBytes: 2000,
};

async function lengths(parts: readonly ZipPart[], more: Partial<typeof wish> = {}) {
  const path = join(await temporaryFolder(), 'a.zip');
  await writeFile(path, deflatedZip(parts));
  const files = await archiveFiles(path, { ...wish, ...more });
  return files.map(({ length }) => length);
}

function part(name: string, size: number, more: Partial<ZipPart> = {}): ZipPart {
  return { name, body: Buffer.alloc(size), ...more };
}

describe('archiveFiles()', () => {
  it('unpacks what is wanted, in its order', async () => {
    const wants = (name: string): boolean => name.endsWith('.txt');
    expect(
      await lengths([part('b.txt', 2), part('a.etl', 3), part('a.txt', 4)], { wants }),
    ).toEqual([2, 4]);
  });

  it('passes over what is larger than it may be, or says that it is smaller than it is', async () => {
    const parts = [part('large', 1001), part('lies', 5000, { declares: 10 }), part('fine', 7)];
    expect(await lengths(parts)).toEqual([7]);
  });

  it('stops at the limit of all together, and of the files that are looked at', async () => {
    const many = Array.from({ length: 20 }, (_, index) => part(`${index}`, 900));
    expect(await lengths(many)).toEqual([900, 900]);
    expect(await lengths(many, { entries: 1 })).toEqual([900]);
  });

  it('throws for what is no archive', async () => {
    const path = join(await temporaryFolder(), 'a.zip');
    await writeFile(path, 'PK\x03\x04 and no more');
    await expect(archiveFiles(path, wish)).rejects.toThrow(Error);
  });
});
