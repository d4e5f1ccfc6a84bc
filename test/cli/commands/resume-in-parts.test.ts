import { appendFile, copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordLine } from '../../../src/model/audit/record.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { type Outcome, runCli, startCli, temporaryFolder } from '../run-cli.ts';

const count = 5100;
const inPart = 1250;

interface Audit {
  readonly folder: string;
  readonly list: string;
  readonly args: readonly string[];
}

/** An audit in parts of `inPart` targets, each of which answers at once. */
async function longAudit(): Promise<Audit> {
  const folder = await temporaryFolder();
  const { port } = await tcpServer(emptyAnswer);
  const list = join(folder, 'list.csv');
  const urls = Array.from({ length: count }, (_, at) => `http://192.0.2.${at >> 8}:${at + 1}/`);
  await writeFile(list, ['url', ...urls].join('\n'));
  const args = [
    ...['audit', '--catalogue', list, '--os', 'linux', '--route', 'direct', '--rate', '10000'],
    ...['--connect-to', `::127.0.0.1:${port}`, '--no-interception-check', '--quiet'],
    ...['--format', 'json'],
  ];
  return { folder, list, args };
}

async function linesOf(file: string): Promise<RecordLine[]> {
  const text = await readFile(file, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n'))
    .split('\n')
    .map((line): RecordLine => JSON.parse(line));
}

/** Without times, what was slow, and how often something was measured again. */
function conclusions({ stdout }: Outcome) {
  const { targets, attempts, findings, verdicts, summary } = JSON.parse(stdout) as Report;
  return {
    targets: targets.map(({ id, url }) => `${id} ${url}`),
    audited: attempts
      .filter(({ purpose }) => purpose === 'audit')
      .map(({ target, verdict }) => `${target} ${verdict}`),
    findings: findings
      .filter(({ kind }) => kind !== 'slow-step')
      .map(({ kind, target }) => `${kind} ${target}`)
      .sort(),
    verdicts: verdicts.map(({ target, verdict }) => `${target} ${verdict}`),
    summary,
  };
}

function finishedIn(lines: readonly RecordLine[]): string[] {
  return lines.flatMap((line) => (line.type === 'finished' ? [line.attempt] : []));
}

describe('netready audit --resume of an audit in parts', { timeout: 240_000 }, () => {
  it('goes on in the middle of a part, between two, and not where the list is another', async () => {
    const { folder, list, args } = await longAudit();
    const file = join(folder, 'audit.ndjson');
    const unbroken = await runCli([...args, '--save', file], { patienceMs: 100_000 });
    expect(unbroken).toMatchObject({ status: 0, stderr: '' });
    const saved = await readFile(file, 'utf8');
    const second = saved.indexOf('{"type":"head"', 1);
    expect(second).toBeGreaterThan(0);
    const third = saved.indexOf('{"type":"head"', second + 1);
    expect(third).toBeGreaterThan(second);
    const resume = (path: string): Promise<Outcome> =>
      runCli(['audit', '--resume', path, '--quiet', '--format', 'json'], { patienceMs: 100_000 });

    const middle = join(folder, 'middle.ndjson');
    await writeFile(middle, saved.slice(0, Math.round((second + third) / 2)));
    const between = join(folder, 'between.ndjson');
    await writeFile(between, saved.slice(0, third));
    for (const cut of [middle, between]) {
      const before = finishedIn(await linesOf(cut));
      const resumed = await resume(cut);
      expect(resumed).toMatchObject({ status: 0, stderr: '' });
      expect(conclusions(resumed)).toEqual(conclusions(unbroken));
      const all = finishedIn(await linesOf(cut));
      expect(all.slice(0, before.length)).toEqual(before);
      expect(new Set(all).size).toBe(all.length);
      const judged = await runCli(['judge', cut, '--format', 'json'], { patienceMs: 100_000 });
      expect(judged.stdout === resumed.stdout).toBe(true);
    }

    const replacing = await runCli(['audit', '--resume', file, '--output', list]);
    expect(replacing.stderr).toBe(`netready: Cannot use "${list}": --output would replace it\n`);

    // What is whole needs no list.
    await copyFile(list, join(folder, 'copy.csv'));
    await appendFile(list, '\nhttp://192.0.2.99:9/');
    expect(await resume(file)).toMatchObject({ status: 0, stdout: unbroken.stdout });
    await writeFile(between, saved.slice(0, second));
    const refused = await resume(between);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toMatch(
      /^netready: Cannot resume: its list ".*list.csv" is not what it was when the audit began\n$/,
    );
    expect(await readFile(between, 'utf8')).toBe(saved.slice(0, second));
  });

  it('goes on after SIGKILL and after Ctrl-C', async () => {
    const { folder, args } = await longAudit();
    const file = join(folder, 'audit.ndjson');
    const again = ['audit', '--resume', file, '--quiet', '--format', 'json'];
    const ends = [
      { signal: 'SIGKILL', words: [...args, '--save', file], after: 1000 },
      { signal: 'SIGINT', words: again, after: 3200 },
    ] as const;
    for (const { signal, words, after } of ends) {
      const { child, outcome } = startCli(words);
      while (
        child.exitCode === null &&
        finishedCount(await readFile(file, 'utf8').catch(() => '')) < after
      ) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      child.kill(signal);
      const { stdout } = await outcome;
      if (signal === 'SIGKILL') continue;
      const { summary } = JSON.parse(stdout) as Report;
      expect(summary.targets).toBe(count);
      expect(summary.notRun).toBeGreaterThanOrEqual(100);
    }
    const held = (await linesOf(file)).flatMap((line) =>
      line.type === 'head' ? line.head.targets : [],
    );
    // Whole parts, and none of them that was not begun.
    expect(held.length % inPart).toBe(0);
    expect(held.length).toBeLessThan(count);
    const resumed = await runCli(again, { patienceMs: 100_000 });
    expect(resumed).toMatchObject({ status: 0, stderr: '' });
    const { summary, targets } = JSON.parse(resumed.stdout) as Report;
    expect(summary).toMatchObject({ targets: count, reachable: count, notRun: 0 });
    expect(new Set(targets.map(({ url }) => url)).size).toBe(count);
    const all = finishedIn(await linesOf(file));
    expect(new Set(all).size).toBe(all.length);
  });
});

function finishedCount(text: string): number {
  return text.split('{"type":"finished"').length - 1;
}
