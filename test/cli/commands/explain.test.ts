import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/audit/report.ts';
import { findingKinds } from '../../../src/model/finding/finding.ts';
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

/** An audit of the simulated network, told as if it had been a real one. */
async function reportFile(): Promise<{ path: string; lab: string; report: Report }> {
  const folder = await temporaryFolder();
  const [path, lab] = [join(folder, 'report.json'), join(folder, 'lab.json')];
  await runCli(['audit', '--lab', 'sni-filter', '--format', 'json', '--output', lab]);
  const report: Report = JSON.parse(await readFile(lab, 'utf8'));
  const { lab: _, ...environment } = report.environment;
  await writeFile(path, JSON.stringify({ ...report, environment }));
  return { path, lab, report };
}

describe('netready explain --from', () => {
  it('fills the page of a kind, or of the kind of an id, with what a report knows', async () => {
    const { path, report } = await reportFile();
    const found = report.findings.find(({ kind }) => kind === 'sni-filter');
    const attempt = report.attempts.find(({ id }) => id === found?.attempt);
    const { status, stdout, stderr } = await runCli(['explain', 'sni-filter', '--from', path]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^In this report\n {2}f\d+: /m);
    const shell = stdout.split('\n').find((line) => /^ {4}curl -q /.test(line));
    expect(shell).toContain(`https://${attempt?.host}${attempt?.path}`);
    expect(stdout).toMatch(/^ {4}curl\.exe -q /m);
    const place = report.observations.find(
      (one) => one.step === 'connect' && one.attempt === attempt?.id,
    );
    const to = place?.step === 'connect' ? place.connectedTo : undefined;
    expect(stdout).toContain(`-servername ${attempt?.host} </dev/null`);
    expect(stdout).toContain(`-connect ${to?.split(':')[0]}:443 `);
    expect(stdout).not.toMatch(/^ {4}.*\bHOST\b/m);
    expect(stdout).not.toContain('How a report puts it');
    const byId = await runCli(['explain', found?.id ?? '', '--from', path]);
    expect(byId.stdout).toContain(`\n  ${found?.id}: `);

    const markdown = await runCli([
      'explain',
      'sni-filter',
      '--from',
      path,
      '--format',
      'markdown',
    ]);
    expect(markdown.stdout).toContain('## In this report\n');
    const html = await runCli(['explain', 'sni-filter', '--from', path, '--format', 'html']);
    expect(html.stdout).toContain('<h2 id="s1">In this report</h2>');
  });

  it('says why there is no line where the network of a report was simulated, or the names are pseudonyms', async () => {
    const { path, lab } = await reportFile();
    const simulated = await runCli(['explain', 'sni-filter', '--from', lab]);
    expect(simulated.stdout).toContain('the simulated network of this report is gone');
    const saved = await runCli(['report', path, '--redact', '--format', 'json']);
    await writeFile(lab, saved.stdout);
    const redacted = await runCli(['explain', 'sni-filter', '--from', lab]);
    expect(redacted.stdout).toContain('the names of this report are pseudonyms');
    expect(redacted.stdout).toContain('-servername HOST </dev/null');
  });

  it('names what is missing', async () => {
    const { path } = await reportFile();
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
