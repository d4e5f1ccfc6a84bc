import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const count = 5100;
const bin = fileURLToPath(new URL('../../../bin/netready.js', import.meta.url));

/** A port of loopback that nobody listens at: every target is refused at once. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

interface Audited {
  readonly folder: string;
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of an audit of a long list, which is made in that folder. */
async function argsFor(folder: string): Promise<readonly string[]> {
  const list = join(folder, 'list.csv');
  const rows = Array.from({ length: count }, (_, index) => `https://t${index}.example/`);
  await writeFile(list, ['url', ...rows].join('\n'));
  return [
    ...['audit', '--catalogue', list, '--os', 'linux', '--route', 'direct'],
    ...['--connect-to', `::127.0.0.1:${await closedPort()}`, '--rate', '10000'],
  ];
}

async function auditLongList(more: (folder: string) => readonly string[]): Promise<Audited> {
  const folder = await temporaryFolder();
  const outcome = await runCli([...(await argsFor(folder)), ...more(folder)]);
  return { folder, ...outcome };
}

/** Runs the command line with a file for its stdout. */
async function runInto(
  path: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const out = await open(path, 'w');
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', out.fd, 'pipe'],
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
  });
  const closed = once(child, 'close');
  const stderr = await text(child.stderr as Readable);
  const [status] = await closed;
  await out.close();
  return { status, stderr };
}

interface Line {
  readonly type: string;
  readonly id?: string;
}

function linesOf(text: string): readonly Line[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line): Line => JSON.parse(line));
}

describe('an audit of a list that is not held whole', { timeout: 120_000 }, () => {
  it('writes NDJSON and CSV part by part, and is judged again to the same bytes', async () => {
    const { folder, status, stdout, stderr } = await auditLongList((place) => [
      ...['--format', 'ndjson', '--save', join(place, 'audit.ndjson')],
      ...['--output', join(place, 'report.csv'), '--output', join(place, 'report.ndjson')],
    ]);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const lines = linesOf(stdout);
    const of = (type: string): readonly Line[] => lines.filter((line) => line.type === type);
    expect(lines[0]?.type).toBe('head');
    expect(lines.at(-1)).toMatchObject({ type: 'summary', targets: count });
    expect([of('head'), of('end'), of('summary')].map(({ length }) => length)).toEqual([1, 1, 1]);
    for (const type of ['target', 'attempt', 'observation', 'finding']) {
      expect(new Set(of(type).map(({ id }) => id)).size).toBe(of(type).length);
    }
    expect(of('target')).toHaveLength(count);
    expect(await readFile(join(folder, 'report.ndjson'), 'utf8')).toBe(stdout);
    const rows: unknown[] = parse(await readFile(join(folder, 'report.csv'), 'utf8'), {
      columns: true,
    });
    expect(rows).toHaveLength(count);
    const again = await runCli(['judge', join(folder, 'audit.ndjson'), '--format', 'ndjson']);
    expect(again.stdout === stdout).toBe(true);
    expect(again.status).toBe(1);

    // Killed between two parts: what is there is whole, and tells of no more than itself.
    const saved = await readFile(join(folder, 'audit.ndjson'), 'utf8');
    const cut = join(folder, 'cut.ndjson');
    await writeFile(cut, saved.slice(0, saved.indexOf('{"type":"head"', 1)));
    const rest = await runCli(['judge', cut, '--format', 'ndjson']);
    const held = linesOf(rest.stdout).filter(({ type }) => type === 'target').length;
    expect(rest.status).toBe(1);
    expect(rest.stderr).toContain(`The list had ${count} targets and this audit holds ${held}`);
    expect(linesOf(rest.stdout).at(-1)).toMatchObject({ targets: count, notRun: count - held });
    const table = await runCli(['judge', cut]);
    expect(table.stdout).toContain('NOT READY');
    expect(table.status).toBe(1);
  });

  it('refuses to write over the list that it reads', async () => {
    const { status, stderr } = await auditLongList((place) => [
      ...['--format', 'ndjson', '--output', join(place, 'list.csv')],
    ]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^netready: Cannot use .*list.csv" for --catalogue: --output would replace it\n$/,
    );
  });

  it.runIf(process.platform === 'linux')(
    'goes on where stdout takes nothing, and says so at the end',
    async () => {
      const folder = await temporaryFolder();
      const csv = join(folder, 'report.csv');
      const { status, stderr } = await runInto('/dev/full', [
        ...(await argsFor(folder)),
        ...['--format', 'ndjson', '--output', csv],
      ]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/the disk is full/);
      expect((await readFile(csv, 'utf8')).split('\r\n')).toHaveLength(count + 2);
    },
  );

  it('gives the formats that want the whole of it one report', async () => {
    const { folder, status, stdout } = await auditLongList((place) => [
      ...['--output', join(place, 'report.json'), '--output', join(place, 'report.ndjson')],
      '--redact',
    ]);
    expect(status).toBe(1);
    expect(stdout).toContain(`${count} targets`);
    const report: Record<string, unknown[]> = JSON.parse(
      await readFile(join(folder, 'report.json'), 'utf8'),
    );
    expect(report['targets']).toHaveLength(count);
    expect(report).not.toHaveProperty('part');
    const lines = linesOf(await readFile(join(folder, 'report.ndjson'), 'utf8'));
    expect(lines.filter(({ type }) => type === 'finding')).toHaveLength(
      report['findings']?.length ?? 0,
    );
    expect(JSON.stringify(report)).not.toMatch(/t\d+\.example/);
  });

  it.runIf(process.platform === 'linux')(
    'tells of a disk that is full, and gives the answer all the same',
    async () => {
      const place = await temporaryFolder();
      const full = join(place, 'full.ndjson');
      await symlink('/dev/full', full);
      const { status, stdout, stderr } = await auditLongList(() => [
        ...['--format', 'ndjson', '--output', full],
      ]);
      expect(stderr).toMatch(/^netready: Cannot write a report: "[^"]+": the disk is full.*\n$/);
      expect(status).toBe(2);
      expect(linesOf(stdout).at(-1)).toMatchObject({ type: 'summary', targets: count });
    },
  );
});
