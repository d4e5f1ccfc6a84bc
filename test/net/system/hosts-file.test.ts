import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { hostsEntry } from '../../../src/net/system/hosts-file.ts';

describe('hostsEntry()', () => {
  it('reads a file in whatever case, and nothing where there is none', async () => {
    const file = join(tmpdir(), `netready-hosts-${process.pid}`);
    await writeFile(file, '0.0.0.0 A.Example\n');
    expect(await hostsEntry('a.example', file)).toMatchObject({ file, line: 1 });
    expect(await hostsEntry('a.example', `${file}.none`)).toBeUndefined();
  });

  it('knows where this machine has its own', async () => {
    expect((await hostsEntry('localhost'))?.file).toMatch(/etc.hosts$/);
  });

  it('reads a file again after five seconds, though the clock was put back', async () => {
    const file = join(tmpdir(), `netready-hosts-again-${process.pid}`);
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    onTestFinished(async () => {
      vi.useRealTimers();
      await rm(file, { force: true });
    });
    await writeFile(file, '0.0.0.0 a.example\n');
    expect(await hostsEntry('a.example', file)).toBeDefined();
    await writeFile(file, '0.0.0.0 b.example\n');
    expect(await hostsEntry('b.example', file)).toBeUndefined();
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(5000);
    expect(await hostsEntry('b.example', file)).toBeDefined();
  });
});
