import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../../src/lab/scenarios.ts';
import type { SelfTest } from '../../../src/model/compared/self-test.ts';
import { renderSelfTest } from '../../../src/report/formats/terminal/render-self-test.ts';
import { type Outcome, runCli } from '../run-cli.ts';

// All networks one after another on one slow core, and those again that others held up.
const patienceMs = 600_000;
const readme = new URL('../../../README.md', import.meta.url);

describe('netready lab --self-test', () => {
  let outcome: Outcome;
  let result: SelfTest;

  beforeAll(async () => {
    outcome = await runCli(['lab', '--self-test', '--format', 'json'], { patienceMs });
    result = JSON.parse(outcome.stdout) as SelfTest;
  }, patienceMs);

  it.each(scenarios.map(({ name }) => [name]))('%s says what is so', (name) => {
    expect(result.mistakes.filter(({ scenario }) => scenario === name)).toEqual([]);
  });

  it('is clean: nothing stands off the diagonals, and the status says so', () => {
    expect(outcome).toMatchObject({ status: 0, stderr: '' });
    expect(result).toMatchObject({ scenarios: scenarios.length, confusions: [], mistakes: [] });
    expect([result.wrongBlocks, result.missedBlocks]).toEqual([0, 0]);
    for (const { expected, reported } of result.verdicts) expect(reported).toBe(expected);
    for (const { expected, matched } of result.kinds) expect(matched).toBe(expected);
  });

  // `npx vitest run test/cli/commands/lab.test.ts -u` puts the figures in.
  it('has its figures in the README', async () => {
    const text = await readFile(readme, 'utf8');
    const [start, end] = ['<!-- self-test -->\n', '<!-- /self-test -->'];
    const before = text.indexOf(start) + start.length;
    const after = text.indexOf(end);
    expect(after).toBeGreaterThan(before);
    const block = `\n\`\`\`\n${figures(result)}\n\`\`\`\n\n`;
    await expect(text.slice(0, before) + block + text.slice(after)).toMatchFileSnapshot(
      readme.pathname,
    );
  });
});

/** What does not change from run to run, without the list of kinds. */
function figures(result: SelfTest): string {
  const text = renderSelfTest(result, { width: 80, color: false });
  const [title, , verdicts, conclusion = ''] = text.trimEnd().split('\n\n');
  // A slow machine runs some of them again, and says so before.
  const counts = conclusion.split('\n').find((line) => /wrong blocks/.test(line));
  return [title, verdicts, counts].join('\n\n');
}

describe('netready lab', () => {
  it('names the scenarios', async () => {
    const { status, stdout } = await runCli(['lab', '--list']);
    expect(status).toBe(0);
    for (const { name, title } of scenarios) {
      expect(stdout).toMatch(new RegExp(`^${name} +`, 'm'));
      // A long title is wrapped.
      expect(stdout.replace(/\s+/g, ' ')).toContain(title);
    }
  });

  it('refuses what does not go with the self-test, in one line', async () => {
    const [format, word] = await Promise.all([
      runCli(['lab', '--self-test', '--format', 'csv']),
      runCli(['lab', 'company', '--self-test']),
    ]);
    expect(format).toMatchObject({
      status: 2,
      stdout: '',
      stderr:
        'netready: Cannot use "csv" for --format: choose one of table, json, markdown, html\n',
    });
    expect(word).toMatchObject({ status: 2, stdout: '' });
    expect(word.stderr).toContain('"company"');
  });
});
