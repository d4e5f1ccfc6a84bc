import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { Report } from '../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from '../cli/loopback.ts';
import { type Folder, folderOf, runNetready } from './run-windows.ts';

const script = 'function FindProxyForURL(url, host) { return "PROXY 127.0.0.1:PORT"; }';

/** An audit of one address, through whatever PAC file is named. */
async function auditBy(folder: Folder, route: string): Promise<Report> {
  const words = ['audit', '--target', 'http://a.example/', '--route', route, '--format', 'json'];
  const { stdout, stderr } = await runNetready(folder, ...words, '--no-interception-check');
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

describe.skipIf(!inject('wine'))('names of files on Windows', () => {
  it.each([
    ['a drive', (there: string) => `pac+file:${there}\\Umweg ä.pac`],
    ['a drive in capitals of a URL', (there: string) => `pac+FILE:${there}\\Umweg ä.pac`],
    ['a URL', (there: string) => encodeURI(`pac+file:///${there}/Umweg ä.pac`.replace('\\', '/'))],
    ['slashes', (there: string) => `pac+file:${there.replace('\\', '/')}/Umweg ä.pac`],
    ['its folder', () => 'pac+file:Umweg ä.pac'],
    ['the long form', (there: string) => `pac+file:\\\\?\\${there}\\Umweg ä.pac`],
  ])('takes a PAC file by %s', async (_, name) => {
    const folder = folderOf();
    const { port } = await tcpServer(emptyAnswer);
    writeFileSync(join(folder.here, 'Umweg ä.pac'), script.replace('PORT', String(port)));
    const { verdicts } = await auditBy(folder, name(folder.there));
    expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
  });

  it('answers by a PAC file at a drive', async () => {
    const folder = folderOf();
    writeFileSync(join(folder.here, 'a.pac'), script);
    const pac = ['pac', `${folder.there}\\a.pac`, 'https://a.example/', '--format', 'json'];
    const { status, stdout } = await runNetready(folder, ...pac);
    expect(status).toBe(0);
    expect(stdout).toContain('PROXY 127.0.0.1:PORT');
  });

  it('writes and reads beyond 260 characters, also in the long form', async () => {
    const folder = folderOf();
    const deep = Array.from({ length: 6 }, (_, at) => `${at}${'ö'.repeat(50)}`);
    mkdirSync(join(folder.here, ...deep), { recursive: true });
    const there = [folder.there, ...deep].join('\\');
    expect(there.length).toBeGreaterThan(300);
    const plan = ['audit', '--lab', 'all-clear', '--fail-on', 'never'];
    const out = ['--output', `${there}\\r.json`, '--save', `\\\\?\\${there}\\audit.ndjson`];
    const { status, stderr } = await runNetready(folder, ...plan, ...out);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(existsSync(join(folder.here, ...deep, 'r.json'))).toBe(true);
    const judged = await runNetready(folder, 'judge', `${there}\\audit.ndjson`, '--format', 'json');
    expect(judged.stdout).toBe(readFileSync(join(folder.here, ...deep, 'r.json'), 'utf8'));
  });

  it('refuses to replace a file that it reads, by whatever name', async () => {
    const folder = folderOf();
    writeFileSync(join(folder.here, 'a.pac'), script);
    const { status, stderr } = await runNetready(
      folder,
      ...[
        ...['audit', '--target', 'http://a.example/', '--route', `pac+file:${folder.there}\\a.pac`],
        ...['--output', `\\\\?\\${folder.there}\\A.PAC`, '--format', 'json'],
      ],
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^netready: .*\n$/);
    expect(readFileSync(join(folder.here, 'a.pac'), 'utf8')).toBe(script);
  });

  it('goes by a request in a file, whose files are named from its folder', async () => {
    const folder = folderOf();
    const { port } = await tcpServer(emptyAnswer);
    mkdirSync(join(folder.here, 'Aufträge'));
    writeFileSync(join(folder.here, 'Aufträge', 'a.pac'), script.replace('PORT', String(port)));
    const request = { targets: ['http://a.example/'], routes: ['pac+file:a.pac'] };
    writeFileSync(join(folder.here, 'Aufträge', 'netready.jsonc'), JSON.stringify(request));
    const { stdout, stderr } = await runNetready(
      folder,
      ...[
        ...['audit', '--config', `${folder.there}\\Aufträge\\netready.jsonc`, '--format', 'json'],
        '--no-interception-check',
      ],
    );
    expect(stderr).not.toContain('Cannot');
    const { verdicts }: Report = JSON.parse(stdout);
    expect(verdicts).toContainEqual({ target: 't1', verdict: 'reachable' });
  });
});
