import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/cli/commands.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { systemNames } from '../../../src/setup/targets/requested-systems.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const run = promisify(execFile);

/** What a script of a shell prints, in a folder with a file of a known name. */
async function inFolder(shell: string, script: (folder: string) => string): Promise<string> {
  const folder = await temporaryFolder();
  const { stdout: completion } = await runCli(['completion', shell]);
  await writeFile(join(folder, `completion.${shell}`), completion);
  await writeFile(join(folder, 'saved one.ndjson'), '');
  await writeFile(join(folder, 'netready'), '#!/bin/sh\n');
  await chmod(join(folder, 'netready'), 0o755);
  const { stdout } = await run(shell, ['-c', script(folder)], { cwd: folder, timeout: 60_000 });
  return stdout;
}

const bashed = (...words: readonly string[]): Promise<string> =>
  inFolder(
    'bash',
    () => `source ./completion.bash
complete -p netready >/dev/null || exit 3
COMP_WORDS=(netready ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_netready 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
  );

describe('netready completion', () => {
  it('completes commands, options, values of closed lists and files in bash', async () => {
    const lines = async (...words: readonly string[]) =>
      (await bashed(...words)).trim().split('\n');
    expect(await lines('')).toEqual(expect.arrayContaining(commands.map(({ name }) => name)));
    expect(await lines('audit', '--os', '')).toEqual(systemNames);
    expect(await lines('audit', '--os', '=', 'lin')).toEqual(['linux']);
    expect(await lines('judge', '-f', 'js')).toEqual(['json']);
    expect(await lines('judge', '--summ')).toEqual(['--summary']);
    expect(await lines('judge', 'sav')).toEqual(['saved one.ndjson']);
    expect(await lines('audit', '--lab', 'all-c')).toEqual(['all-clear']);
    expect(await lines('explain', '')).toEqual([...findingKinds]);
    expect(await lines('help', 'evid')).toEqual(['evidence']);
    expect(await lines('audit', '--samples', '')).toEqual(['']);
  });

  it.each(['zsh', 'fish', 'powershell'])('knows every command and option for %s', async (shell) => {
    const { status, stdout, stderr } = await runCli(['completion', shell]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // What hides secrets found one in our own words.
    expect(stdout).not.toContain('***');
    for (const { name, load } of commands) {
      expect(stdout).toContain(name);
      for (const flag of (await load()).flagNames)
        expect(stdout).toMatch(new RegExp(`(--|-l )${flag}\\b`));
    }
  });

  it('names the shells for one that it does not know', async () => {
    const outcomes = await Promise.all([runCli(['completion']), runCli(['completion', 'csh'])]);
    expect(outcomes).toEqual([
      { status: 2, stdout: '', stderr: 'netready: Name a shell: netready completion bash\n' },
      {
        ...{ status: 2, stdout: '' },
        stderr: 'netready: Cannot use "csh" for SHELL: choose one of bash, zsh, fish, powershell\n',
      },
    ]);
  });
});
