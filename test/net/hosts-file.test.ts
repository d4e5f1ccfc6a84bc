import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostsEntry } from '../../src/net/hosts-file.ts';

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
});
