import { once } from 'node:events';
import { watch } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCli, startCli, temporaryFolder } from '../run-cli.ts';

/** Kills a run once it begins to write beside `file`, which is in its midst. */
async function killedAsItWrites(args: readonly string[], folder: string): Promise<void> {
  const watcher = watch(folder);
  const { child, outcome } = startCli(args);
  for (;;) {
    const [, name] = await once(watcher, 'change');
    if (String(name).endsWith('.part')) break;
  }
  child.kill('SIGKILL');
  watcher.close();
  expect((await outcome).status).toBeNull();
}

it('leaves the old report or the new one, and nothing that disturbs the next run', async () => {
  const folder = await temporaryFolder();
  const file = (name: string): string => join(folder, name);
  await runCli(['audit', '--lab', 'company', '--quiet', '--save', file('saved')]);
  const judge = ['judge', file('saved'), '--quiet', '--output', file('report.json')];
  await runCli(judge);
  const fresh = await readFile(file('report.json'), 'utf8');
  const old = `{"old":"${'x'.repeat(100_000)}"}`;
  for (let kill = 0; kill < 3; kill += 1) {
    await writeFile(file('report.json'), old);
    await killedAsItWrites(judge, folder);
    expect([old, fresh]).toContain(await readFile(file('report.json'), 'utf8'));
  }
  expect((await runCli(judge)).stderr).toBe('');
  expect(await readFile(file('report.json'), 'utf8')).toBe(fresh);
  expect((await readdir(folder)).toSorted()).toEqual(['report.json', 'saved']);
}, 60_000);

it('leaves the old saved audit or a new one that can be judged, and the next run takes it', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'saved');
  const args = ['audit', '--lab', 'company', '--quiet', '--save', file];
  await runCli(args);
  await killedAsItWrites([...args, '--force'], folder);
  const judged = await runCli(['judge', file, '--format', 'json']);
  expect(judged.stderr).toBe('');
  expect(JSON.parse(judged.stdout)).toHaveProperty('summary');
  expect((await runCli([...args, '--force'])).stderr).toBe('');
  const left = (await readdir(folder)).filter((name) => !name.endsWith('.lock'));
  expect(left).toEqual(['saved']);
}, 60_000);
