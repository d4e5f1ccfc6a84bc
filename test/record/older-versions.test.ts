import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/audit.ts';
import { savedLog } from './saved-audit.ts';

const folder = new URL('../../fixtures/record/', import.meta.url);

/**
 * What netready 0.1.0 saved of the simulated network `sni-filter`, before it had controls other
 * than the harmless name.
 */
const saved = await readFile(new URL('version-0.1.0.ndjson', folder));

const report = async (bytes: Buffer) => reportOf(await savedLog(bytes));

describe('a file that an older version saved', () => {
  it('is read and judged by the rules of today', async () => {
    const { findings, summary } = await report(saved);
    // It repeated nothing after its controls, so that no difference is proved.
    expect(summary).toMatchObject({ targets: 5, reachable: 1, blocked: 0, inconclusive: 4 });
    const kinds = findings.filter(({ severity }) => severity === 'error').map(({ kind }) => kind);
    expect(kinds).toEqual(['sni-filter', 'sni-filter', 'sni-filter', 'sni-filter']);
  });

  it('is the same with the line ends of Windows', async () => {
    const windows = Buffer.from(saved.toString('utf8').replaceAll('\n', '\r\n'));
    expect(await report(windows)).toEqual(await report(saved));
  });

  it.each([0, 2, 1.5, '"1"', null])(
    'is refused in one clear line as version %s',
    async (version) => {
      const other = saved
        .toString('utf8')
        .replace('"schemaVersion":1', `"schemaVersion":${version}`);
      await expect(report(Buffer.from(other))).rejects.toThrow(
        /^Cannot read the saved audit: line 1: "head" "schemaVersion" is .{1,60}judge it with the one that saved it$/,
      );
    },
  );

  it('is refused with a line of a type that it cannot know', async () => {
    const newer = Buffer.concat([saved, Buffer.from('{"type":"weather","sky":"blue"}\n')]);
    await expect(report(newer)).rejects.toThrow('its type "weather" is unknown');
  });
});
