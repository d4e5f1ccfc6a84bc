import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mayUnshare, needsNamespaces } from '../may-unshare.ts';
import { type Outcome, runCli, runShell, temporaryFolder } from '../run-cli.ts';

const audit = 'audit --lab company --quiet';

/** Runs words of a shell where `small/` is a file system of its own, with so many blocks left. */
async function onFullDisk(words: string, blocksLeft: number): Promise<Outcome> {
  const folder = await temporaryFolder();
  execFileSync('mkdir', ['small', 'kept'], { cwd: folder });
  const steps = [
    'mount -t tmpfs -o size=256k none small',
    'for name in json csv md txt ndjson xlsx save; do echo old > small/old.$name; done',
    'cat /dev/zero > small/fill 2> /dev/null',
    // A file of that many blocks less.
    `truncate -s -${blocksLeft * 4096} small/fill`,
    `${words}`,
    'status=$?; rm small/fill; ls -A small > kept/ls; cp -a small/. kept/; exit $status',
  ];
  await writeFile(join(folder, 'steps'), steps.join('\n'));
  const script = 'netready() { "$NODE" "$MAIN" "$@"; }; export -f netready; unshare -m bash steps';
  const outcome = await runShell(script, { cwd: folder });
  last = join(folder, 'kept');
  return outcome;
}

let last = '';
const kept = (name: string): Promise<string> => readFile(join(last, name), 'utf8');
const listed = async (): Promise<readonly string[]> =>
  (await readdir(last)).filter((name) => name !== 'ls' && !name.startsWith('old.'));

describe('a disk that is full', () => {
  let saved = '';
  beforeEach(needsNamespaces);
  beforeAll(async () => {
    if (!mayUnshare) return;
    const folder = await mkdtemp(join(tmpdir(), 'netready-disk-'));
    saved = join(folder, 'saved');
    await runCli([...audit.split(' '), '--save', saved]);
    return () => rm(folder, { recursive: true });
  });

  it.each(['json', 'csv', 'md', 'txt', 'ndjson', 'xlsx'])(
    'leaves the old .%s whole and says so in one line',
    async (ending) => {
      const { status, stderr } = await onFullDisk(
        `netready judge ${saved} --output small/old.${ending} > /dev/null`,
        0,
      );
      expect(stderr).toMatch(
        new RegExp(
          `^netready: Cannot write a report: "small/old.${ending}": the disk is full; make room there, or name a file elsewhere\\n$`,
        ),
      );
      expect(status).toBe(2);
      expect(await kept(`old.${ending}`)).toBe('old\n');
      expect(await listed()).toEqual([]);
    },
  );

  it('leaves the old saved audit whole where there is no room for a line of the new one', async () => {
    const { status, stderr } = await onFullDisk(
      `netready ${audit} --save small/old.save --force > /dev/null`,
      0,
    );
    expect(stderr).toMatch(
      /^netready: The saved audit "small\/old\.save" is not whole: the disk is full; make room there, or name a file elsewhere\n$/,
    );
    expect(status).toBe(2);
    expect(await kept('old.save')).toBe('old\n');
    expect(await listed()).toEqual([]);
  });

  it('keeps whole lines of a saved audit that grew too large, and gives the report', async () => {
    const { status, stdout, stderr } = await onFullDisk(
      `netready ${audit} --save small/new.save`,
      30,
    );
    expect(stderr).toMatch(
      /^netready: The saved audit "small\/new\.save" is not whole: the disk is full/,
    );
    expect(status).toBe(2);
    expect(stdout).not.toBe('');
    expect(await kept('new.save')).toMatch(/}\n$/);
    const judged = await runCli(['judge', join(last, 'new.save'), '--format', 'json']);
    expect(judged.stderr).toBe('');
    expect(JSON.parse(judged.stdout)).toHaveProperty('summary');
    expect(await listed()).toEqual(['new.save']);
  });

  it('is told of an answer too', async () => {
    const { status, stderr } = await onFullDisk(`netready judge ${saved} > small/answer`, 0);
    expect(stderr).toMatch(/^netready: Cannot write: the disk is full\n$/);
    expect(status).toBe(2);
  });
});
