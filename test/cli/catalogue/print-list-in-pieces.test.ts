import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

describe('netready catalogue of a long list', () => {
  const hosts = Array.from({ length: 6000 }, (_, index) => `h${index}.example`);

  it.each([
    ['that is read in parts', []],
    ['with a wildcard', ['*.beside.example']],
  ])('%s shows all of it as JSON and CSV, and the beginning as a table', async (_, further) => {
    const folder = await temporaryFolder();
    const lines = ['url', ...hosts, ...further, 'not an address', ''];
    await writeFile(join(folder, 'list.csv'), lines.join('\n'));
    const shown = async (format: string): Promise<string> => {
      const args = ['catalogue', '--catalogue', 'list.csv', '--os', 'linux', '--format', format];
      return (await runCli(args, { cwd: folder })).stdout;
    };
    const count = hosts.length + further.length;
    const document = JSON.parse(await shown('json'));
    expect(document).toMatchObject({
      skipped: [{ row: count + 2, reason: { rule: 'unreadable' } }],
      problems: [{ row: count + 2, kind: 'unreadable' }],
      sources: [{ rows: count + 1, targets: count, skipped: 1 }],
    });
    expect(document.targets.map(({ host }: { host: string }) => host)).toEqual([
      ...hosts,
      ...further,
    ]);
    expect((await shown('csv')).trimEnd().split('\r\n')).toHaveLength(count + 1);
    const table = await shown('table');
    expect(table).toContain(`and ${count - 1000} more targets; --format json lists them all`);
    expect(table).toContain(`${count} targets: 6000 required, ${further.length} optional.`);
  });
});
