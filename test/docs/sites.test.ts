import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Outcome, runCli, temporaryFolder } from '../cli/run-cli.ts';

const docs = new URL('../../docs/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, docs), 'utf8');

/** The words of an example, run against a network on loopback in the place of a real one. */
async function inLab(words: readonly string[], scenario: string): Promise<Outcome> {
  expect(words[0]).toBe('audit');
  return runCli([...words, '--lab', scenario]);
}

function expectOneLine(stdout: string): void {
  expect(stdout).toMatch(/^[ -~]{1,2048}\n$/);
}

describe('docs/sites/systemd', () => {
  const commandOf = (unit: string): readonly string[] => {
    const [, line = ''] = /^ExecStart=\/usr\/bin\/netready (.*)$/m.exec(read(unit)) ?? [];
    return line.split(' ');
  };

  it('starts an audit that leaves a line in the journal, and a report', async () => {
    const folder = await temporaryFolder();
    const words = commandOf('sites/systemd/netready-audit.service').map((word) =>
      word.replaceAll('%H', 'berlin').replaceAll('%S/netready', folder),
    );
    const { stdout, status, stderr } = await inLab(words, 'all-clear');
    expect(stderr).toBe('');
    expectOneLine(stdout);
    expect(status).toBe(0);
    expect(existsSync(join(folder, 'berlin.json'))).toBe(true);
  });

  it('starts a server by a configuration', async () => {
    const words = commandOf('sites/systemd/netready-serve.service');
    const { status, stderr } = await runCli(words);
    // There is none here: every word before was understood.
    expect(stderr).toContain('Cannot read the request in "/etc/netready/netready.json"');
    expect(status).toBe(2);
  });
});

describe('docs/sites.md', () => {
  it('names files that there are', () => {
    const links = Array.from(read('sites.md').matchAll(/\]\((sites[^)]*)\)/g), ([, link]) => link);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(new URL(link ?? '', docs)))).toEqual([]);
  });
});
