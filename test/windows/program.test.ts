import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { openZip } from './open-zip.ts';
import { folderOf, netready, runNetready, startWindows, wine } from './run-windows.ts';

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
);
const proxySettings = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection';

describe.skipIf(!inject('wine'))('netready.exe', () => {
  it('tells its version', async () => {
    expect(await runNetready(folderOf(), '--version')).toEqual({
      ...{ status: 0, stdout: `${version}\n`, stderr: '' },
    });
  });

  it.each([['help'], ['explain', 'sni-filter'], ['catalogue', '--os', 'windows-11']])(
    'says of %s what it says on Linux',
    async (...words) => {
      expect(await runNetready(folderOf(), ...words)).toEqual(await runCli(words));
    },
  );

  it('leaves with status 2 and one line where a word is unknown', async () => {
    const { status, stdout, stderr } = await runNetready(folderOf(), 'audit', '--no-such');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^netready: .*--no-such.*\n$/);
  });

  it('writes and reads a pipe of Windows, whatever the code page', async () => {
    const folder = folderOf();
    const words = 'audit --lab all-clear --format json | %1 report - --format json';
    writeFileSync(join(folder.here, 'pipe.cmd'), `@chcp 850 >nul\r\n@%1 ${words}\r\n`);
    const { stdout } = await startWindows(folder, ['cmd', '/c', 'pipe.cmd', netready]).outcome;
    expect(JSON.parse(stdout).targets.length).toBeGreaterThan(3);
  });

  it('discovers what a registry holds that reg.exe exported', async () => {
    const folder = folderOf();
    const set = (name: string, type: string, data: string) =>
      startWindows(folder, [
        ...['reg', 'add', proxySettings, '/v', name, '/t', type, '/d', data, '/f'],
      ]).outcome;
    await set('TelemetryProxyServer', 'REG_SZ', 'pröxy.corp.example:8080');
    await set('DisableEnterpriseAuthProxy', 'REG_DWORD', '1');
    const file = `${folder.there}\\Übung.reg`;
    await startWindows(folder, ['reg', 'export', proxySettings, file, '/y']).outcome;
    const words = ['discover', '--settings', file, '--format', 'json'];
    const { status, stdout } = await runNetready(folder, ...words);
    expect(status).toBe(0);
    expect(stdout).toContain('pröxy.corp.example:8080');
    const here = ['discover', '--settings', join(folder.here, 'Übung.reg'), '--format', 'json'];
    const { routes } = JSON.parse(stdout);
    expect(routes).toEqual(JSON.parse((await runCli(here)).stdout).routes);
  });
});

describe.skipIf(!inject('wine'))('the zip with the signed Node', () => {
  it('runs by netready.cmd, and ends with the status of the command', async () => {
    const folder = folderOf();
    const zip = readFileSync(join(wine().drive, 'portable.zip'));
    for (const { name, bytes } of await openZip(zip)) {
      const path = join(folder.here, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
    }
    const command = `${folder.there}\\netready\\netready.cmd`;
    const run = (...words: readonly string[]) =>
      startWindows(folder, ['cmd', '/c', command, ...words]).outcome;
    expect(await run('--version')).toMatchObject({ status: 0, stdout: `${version}\n` });
    expect(await run('audit', '--no-such')).toMatchObject({ status: 2, stdout: '' });
  });
});
