import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCli } from '../cli/run-cli.ts';

const { missing, strict } = inject('machine');
const options = { skip: missing.includes('man-db') && !strict };
const folder = mkdtempSync(join(tmpdir(), 'netready-manual-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Shown {
  readonly stdout: string;
  readonly stderr: string;
}

/** What man(1) shows of a page in a pipe, and what roff warns of. */
function shown(page: string, columns: number): Shown {
  const file = join(folder, 'netready.1');
  writeFileSync(file, page);
  const { stdout, stderr } = spawnSync('/usr/bin/man', ['-l', '--warnings=w', file], {
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin', MANWIDTH: String(columns), LC_ALL: 'C.UTF-8' },
  });
  return { stdout, stderr };
}

describe('man -l --warnings', () => {
  it.each([60, 80, 120])(
    'shows every command and option in %i columns',
    options,
    async (columns) => {
      const { stdout: page } = await runCli(['help', '--man']);
      const { stdout, stderr } = shown(page, columns);
      expect(stderr).toBe('');
      const words = new Set(stdout.split(/[\s,]+/));
      for (const { name, load } of commands) {
        expect(stdout).toContain(`NETREADY ${name.toUpperCase()}\n`);
        const { optionGroups, examples } = await load();
        for (const option of optionGroups.flatMap((group) => group.options)) {
          expect(words).toContain(`--${option.name}`);
        }
        // A command is one line, to be pasted as it stands.
        for (const example of examples) expect(stdout).toContain(` ${example.trim()}\n`);
      }
    },
  );

  it('warns of a page that is none, so that its silence says something', options, () => {
    expect(shown('.TH X 1\n.NOSUCH\n', 80).stderr).toContain('NOSUCH');
  });

  it('has a name that apropos(1) can list', options, async () => {
    const { stdout: page } = await runCli(['help', '--man']);
    const file = join(folder, 'listed.1');
    writeFileSync(file, page);
    const said = execFileSync('/usr/bin/lexgrog', [file], { encoding: 'utf8' });
    expect(said).toMatch(/listed\.1: "netready - which service URLs .*"\n$/);
  });
});
