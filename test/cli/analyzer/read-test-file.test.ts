import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deflatedZip, type ZipPart } from '../../../fixtures/catalogue/workbook/deflated-zip.ts';
import { readTestFile } from '../../../src/cli/analyzer/read-test-file.ts';
import { temporaryFolder } from '../run-cli.ts';

const text = Buffer.from('Testing URL : https://a.example/\n1 - Default proxy: Succeeded (200)\n');

async function read(name: string, bytes: Uint8Array) {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, bytes);
  const { urls } = await readTestFile(path);
  return urls.map(({ url }) => url);
}

const zip = (...parts: readonly ZipPart[]): Buffer => deflatedZip(parts);
const result = { name: 'MDEClientAnalyzerResult/MDEClientAnalyzerResult.txt', body: text };

describe('readTestFile()', () => {
  it('finds the text of the analyzer in its archive, whatever that is called', async () => {
    const traces = { name: 'MDEClientAnalyzerResult/trace.etl', body: Buffer.alloc(100) };
    const older = { name: 'MDATPClientAnalyzerResult.txt', body: text };
    expect(await read('a.zip', zip(traces, result))).toEqual(['https://a.example/']);
    expect(await read('a.bin', zip(older))).toEqual(['https://a.example/']);
  });

  it('takes the first text of an archive that has what is asked for', async () => {
    const empty = { name: 'SystemInfoLogs\\MDEClientAnalyzer.txt', body: Buffer.from('nothing') };
    expect(await read('a.zip', zip(empty, result))).toEqual(['https://a.example/']);
    await expect(read('a.zip', zip(empty))).rejects.toThrow('it has no line "Testing URL : …"');
  });

  it.each([
    ['an archive without it', zip({ name: 'a.txt', body: text }), 'holds no MDEClientAnalyzer'],
    ['a damaged archive', zip(result).subarray(0, 60), 'the archive is damaged'],
    ['what is too large', Buffer.alloc(16 * 1024 * 1024 + 1, 'x'), 'more than 16 MiB'],
  ])('refuses %s in one line', async (_, bytes, message) => {
    await expect(read('a.zip', bytes)).rejects.toThrow(message);
  });
});
