import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { peakIn, tellingPeak } from '../peak-of-run.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const sites = 40;

describe('the memory of netready merge', () => {
  it('lets go what each site saw: 40 of them stay below 190 MB', { timeout: 200_000 }, async () => {
    const folder = await temporaryFolder();
    const patience = { cwd: folder, patienceMs: 90_000 };
    await runCli(['audit', '--lab', 'company', '--save', 'one.ndjson', '--quiet'], patience);
    const saved = await readFile(join(folder, 'one.ndjson'), 'utf8');
    const files = Array.from({ length: sites }, (_, index) => `site${index}.ndjson`);
    for (const [index, file] of files.entries()) {
      const minutes = String(index).padStart(2, '0');
      const other = saved.replace(
        /"startedAt":"[^"]*"/,
        `"startedAt":"2026-03-02T10:${minutes}:00.000Z"`,
      );
      await writeFile(join(folder, file), other);
    }
    const { status, stdout } = await runCli(['merge', ...files, '--format', 'json'], {
      ...patience,
      env: await tellingPeak(folder),
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).sites).toHaveLength(sites);
    expect(await peakIn(folder)).toBeLessThan(190);
  });
});
