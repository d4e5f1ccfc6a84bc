import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { targetFlags } from '../../../src/cli/args/audit-flags.ts';
import { parseFlags } from '../../../src/cli/args/flag.ts';
import { parseOptions } from '../../../src/cli/args/option.ts';
import { chooseTargets } from '../../../src/setup/targets/choose-targets.ts';

const requested = (args: readonly string[]) =>
  parseFlags(parseOptions(args, Object.values(targetFlags)), targetFlags);

const choose = (args: readonly string[]): ReturnType<typeof chooseTargets> =>
  chooseTargets(requested(args));

describe('chooseTargets()', () => {
  it('refuses a file in which no column holds addresses, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netready-list-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'odd.csv');
    await writeFile(file, 'Name,Port\nfoo bar,443\n');
    await expect(choose(['--catalogue', file, '--os', 'linux'])).rejects.toThrow(
      'Cannot use "odd.csv" for catalogues: no column holds addresses',
    );
  });

  it('says of a list that is too long to hold who asks for any of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'netready-list-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'long.csv');
    const rows = Array.from({ length: 5200 }, (_, index) => `host-${index}.example.com,443`);
    await writeFile(file, ['Host,Port', ...rows, 'login.live.com,443', ''].join('\n'));
    const request = requested(['--catalogue', file, '--os', 'windows-11']);
    const { long, asking } = await chooseTargets(request, { inParts: true });
    expect(long?.targets).toBe(5201);
    expect([...(asking ?? [])].toSorted()).toEqual(['push', 'sensor']);
  });

  it('refuses a built-in list for a cloud that it is not for', async () => {
    await expect(choose(['--os', 'linux', '--cloud', 'dod'])).rejects.toThrow(
      'mde-commercial is not for it; mde-gov or mde-streamlined-gov is',
    );
  });
});
