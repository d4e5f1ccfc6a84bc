import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { company } from '../../../fixtures/report/company.ts';
import type { Report } from '../../../src/model/audit/report.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { renderJson } from '../../../src/report/formats/json/render-json.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length));

describe('netready explain', () => {
  it('lists every kind by step within 80 columns', async () => {
    const { status, stdout, stderr } = await runCli(['explain']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.match(/^\S.*$/gm)?.slice(0, 3)).toEqual([
      'Settings',
      'Choosing the way',
      'Name lookup',
    ]);
    for (const kind of findingKinds) expect(stdout).toContain(`\n  ${kind} `);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  it('tells the pages of several kinds, each once, in 80 columns', async () => {
    const args = ['explain', 'name-not-found', 'resolver-silence', 'name-not-found'];
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.match(/^[a-z-]+: .*$/gm)).toEqual([
      'name-not-found: Name not found',
      'resolver-silence: No answer from the name server',
    ]);
    expect(stdout.match(/^On the wire$/gm)).toHaveLength(2);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  it('gives the page as it stands, as Markdown', async () => {
    const { stdout } = await runCli(['explain', 'name-not-found', '--format', 'markdown']);
    const page = new URL('../../../docs/finding/name-not-found.md', import.meta.url);
    expect(stdout).toBe(await readFile(page, 'utf8'));
  });

  it('gives the page as HTML, and the kinds as either', async () => {
    const page = await runCli(['explain', 'name-not-found', '--format', 'html']);
    expect(page.stdout).toMatch(/^<!DOCTYPE html>[\s\S]*<h1>name-not-found: Name not found<\/h1>/);
    const kinds = await runCli(['explain', '--format', 'markdown']);
    expect(kinds.stdout).toContain('| name-not-found | Name not found |\n');
  });

  it('names the nearest kinds, not all of them, for one that it does not know', async () => {
    const { status, stderr } = await runCli(['explain', 'name-not-fuond']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'netready: Cannot use "name-not-fuond" for KIND: did you mean name-not-found? netready explain lists them all\n',
    });
  });
});

interface Kept {
  readonly options?: Partial<Report['options']>;
  readonly environment?: Partial<Report['environment']>;
}

/** A report in a file, which is judged again when it is read. */
async function kept({ options, environment }: Kept = {}): Promise<string> {
  const path = join(await temporaryFolder(), 'report.json');
  const report: Report = {
    ...company,
    options: { ...company.options, ...options },
    environment: { ...company.environment, ...environment },
  };
  await writeFile(path, [...renderJson(report)].join(''));
  return path;
}

describe('netready explain --from', () => {
  it('fills the page of a kind with what a report knows, and tells what shows its finding again', async () => {
    const { status, stdout, stderr } = await runCli([
      ...['explain', 'port-silence', '--from', await kept()],
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^In this report\n {2}f\d+: 198\.51\.100\.7 port 443 gave no answer/m);
    expect(stdout).toContain(
      "\n    curl -q -sSv --http1.1 --connect-timeout 5 -m 10 --noproxy '*' --resolve eu-v20.events.data.microsoft.com:443:198.51.100.7 -o /dev/null https://eu-v20.events.data.microsoft.com/\n",
    );
    expect(stdout).toMatch(/^ {4}curl\.exe -q /m);
    expect(stdout).toContain(
      '\n    Test-NetConnection eu-v20.events.data.microsoft.com -Port 443\n',
    );
    expect(stdout).toContain('\n    sudo traceroute -n -T -p 443 198.51.100.7\n');
    expect(stdout).not.toMatch(/^ {4}.*\b(?:HOST|ADDRESS)\b/m);
    expect(stdout).not.toContain('How a report puts it');
  });

  it('takes the id of a finding, and writes Markdown and HTML as well', async () => {
    const path = await kept();
    const markdown = await runCli(['explain', 'f1', '--from', path, '--format', 'markdown']);
    expect(markdown.stdout).toMatch(
      /^# port-silence: [\s\S]*\n## In this report\n\n`f1`: `198\.51\.100\.7`/,
    );
    const html = await runCli(['explain', 'f1', '--from', path, '--format', 'html']);
    expect(html.stdout).toContain('<h2 id="s1">In this report</h2>');
  });

  it('says why there is no line of a simulated network, and of pseudonyms', async () => {
    const [lab, redacted] = await Promise.all([
      kept({ environment: { lab: 'company' } }),
      kept({ options: { redacted: true } }),
    ]);
    const simulated = await runCli(['explain', 'port-silence', '--from', lab]);
    expect(simulated.stdout).toContain('the simulated network of this report is gone');
    const hidden = await runCli(['explain', 'port-silence', '--from', redacted]);
    expect(hidden.stdout).toContain('pseudonyms');
    expect(hidden.stdout).toContain('\n    curl -v --connect-timeout 10 https://HOST/\n');
  });

  it('names what is missing', async () => {
    const path = await kept();
    const said = async (...args: string[]): Promise<string> =>
      (await runCli(['explain', ...args])).stderr;
    expect(await said('f3')).toBe(
      'netready: Name the report that has f3: netready explain f3 --from REPORT\n',
    );
    expect(await said('--from', path)).toMatch(/^netready: Name a kind, or the id of a finding: /);
    expect(await said('clock-skew', '--from', path)).toMatch(
      /^netready: Cannot find clock-skew in ".*report\.json": it has no such finding\n$/,
    );
  });
});
