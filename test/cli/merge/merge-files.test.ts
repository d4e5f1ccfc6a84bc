import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mergeFiles } from '../../../src/cli/merge/merge-files.ts';
import { readingProgress } from '../../../src/cli/saved/reading-progress.ts';
import { runCli } from '../run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'netready-merge-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('reads no file that calls itself another site than the one it came from', async () => {
  const berlin = join(folder, 'berlin.ndjson');
  const words = ['audit', '--lab', 'all-clear', '--site', 'berlin', '--save', berlin, '--quiet'];
  expect((await runCli(words)).status).toBe(0);
  // Whoever holds one site's key would speak for another.
  const lima = join(folder, 'lima.ndjson');
  writeFileSync(lima, readFileSync(berlin));
  const files = [berlin, lima];
  const progress = await readingProgress(false, files);
  const siteOf = (file: string): string => (file === berlin ? 'berlin' : 'lima');
  const merged = await mergeFiles(files, { egresses: new Map(), progress, siteOf });
  expect(merged.sites.map(({ name }) => name)).toEqual(['berlin']);
  expect(merged.unread).toEqual([{ file: lima, why: 'it calls itself "berlin", and is of lima' }]);
});
