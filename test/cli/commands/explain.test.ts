import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { runCli } from '../run-cli.ts';

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
