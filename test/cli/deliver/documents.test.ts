import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const script = 'function FindProxyForURL() { return "PROXY p.example:8080"; }\n';

describe('documents of other commands than audit', () => {
  it('go into files by their endings, and to stdout as they are asked for', async () => {
    const folder = await temporaryFolder();
    const settings = join(folder, 'variables');
    const pac = join(folder, 'proxy.pac');
    await writeFile(settings, 'https_proxy=http://p.example:8080\n');
    await writeFile(pac, script);
    const commands = [
      ['discover', '--settings', settings],
      ['ways', 'https://a.example/', '--settings', settings],
      ['pac', pac, 'https://a.example/'],
      ['pac', '--compare', pac, pac, 'https://a.example/'],
    ];
    for (const [index, words] of commands.entries()) {
      const file = join(folder, `${index}.html`);
      const { status, stdout, stderr } = await runCli([
        ...words,
        ...['--format', 'markdown', '--output', file],
      ]);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^# /);
      expect(await readFile(file, 'utf8')).toMatch(/^<!DOCTYPE html>/);
    }
  });

  it('replace no file that is read, and have no format but their own', async () => {
    const pac = join(await temporaryFolder(), 'proxy.txt');
    await writeFile(pac, script);
    const over = await runCli(['pac', pac, 'https://a.example/', '--output', pac]);
    expect(over.status).toBe(2);
    expect(over.stderr).toContain('--output would replace it');
    const other = await runCli(['discover', '--output', 'discovery.xml']);
    expect(other.stderr).toContain('end the name in .txt, .json, .md, .html, .htm');
    expect(await readFile(pac, 'utf8')).toBe(script);
  });

  it('are of a lab only where it tests itself', async () => {
    const { status, stderr } = await runCli(['lab', '--list', '--output', 'lab.html']);
    expect(status).toBe(2);
    expect(stderr).toContain('--output is for --self-test');
  });
});
