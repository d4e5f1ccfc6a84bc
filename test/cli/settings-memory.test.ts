import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakIn, tellingPeak } from './peak-of-run.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const maxMB = 300;

describe('the memory of files of --settings', () => {
  it.each([
    ['many short values', { values: 48_000, length: 90 }, 'more than 50000 values'],
    ['few long values', { values: 5000, length: 1450 }, 'more than 32 MiB'],
  ])(
    'stays below 300 MB for registries of %s, and they are refused in one line',
    {
      timeout: 120_000,
    },
    async (_, size, why) => {
      const folder = await temporaryFolder();
      const numbers = [1, 2, 3];
      const paths = numbers.map((number) => join(folder, `${number}.reg`));
      for (const path of paths) await writeFile(path, registryExport(size));
      const { status, stderr } = await runCli(
        ['discover', ...paths.flatMap((path) => ['--settings', path])],
        { env: await tellingPeak(folder), patienceMs: 110_000 },
      );
      expect(stderr).toMatch(/^netready: Cannot use ".*\.reg" for --settings: .*\n$/);
      expect(stderr).toContain(`with those before it there are ${why}`);
      expect(status).toBe(2);
      expect(await peakIn(folder)).toBeLessThan(maxMB);
    },
  );
});

/** In UTF-16, of at most 16 MiB. */
function registryExport({
  values,
  length,
}: {
  readonly values: number;
  readonly length: number;
}): Buffer {
  const lines = Array.from({ length: values }, (_, index) => {
    return `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Some\\Key${index}]\r\n"Name"="\u0416${'x'.repeat(length)}"\r\n`;
  });
  const text = `\ufeffWindows Registry Editor Version 5.00\r\n\r\n${lines.join('')}`;
  return Buffer.from(text, 'utf16le');
}
