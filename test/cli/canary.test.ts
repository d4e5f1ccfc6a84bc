import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shownProxy } from '../../fixtures/settings/company-machine.ts';
import { readZip } from '../report/formats/xlsx/read-zip.ts';
import { tcpServer } from './loopback.ts';
import { runCli } from './run-cli.ts';

const canary = 'C4naryC4nary';

const script = `function FindProxyForURL(url, host) {
  alert('token=${canary}');
  alert('http://jane:${canary}');
  alert('asked http://a.example/?ref=${canary}');
  if (host === 'throws.example') throw new Error('password: ${canary}');
  if (host === 'query.example') return 'PROXY proxy.example:8080/?site=${canary}; DIRECT';
  if (host === 'bare.example') return 'PROXY jane:${canary}; proxy jane:${canary}';
  if (host === 'odd.example') return 'proxy jane:${canary}@proxy.example:8080; DIRECT';
  return 'PROXY jane:${canary}@proxy.example:8080; HTTPS //jane:${canary}@b.example:1';
}
`;
const urls = ['a', 'odd', 'throws', 'query', 'bare'].map((name) => `https://${name}.example/`);

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'netready-canary-'));
  await writeFile(file('proxy.pac'), script);
  await writeFile(file('old.pac'), script.replaceAll('proxy.example', 'old.example'));
  await writeFile(
    file('environment'),
    `http_proxy="http://jane:${canary}@proxy.example:8080"\nhttps_proxy=http://jane:${canary}@\n`,
  );
  await writeFile(
    file('machine.reg'),
    [
      'Windows Registry Editor Version 5.00\r\n',
      '[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]',
      `"AutoConfigURL"="http://127.0.0.1:9/proxy.pac?lang=de&site=${canary}"`,
      '"ProxyEnable"=dword:00000001',
      `"ProxyServer"="http://proxy.example:8080/?site=${canary}"\r\n`,
    ].join('\r\n'),
  );
  await writeFile(
    file('bare'),
    `http_proxy=jane:${canary}\nhttps_proxy=http://jane:${canary}\nno_proxy=jane:${canary},b.example\n`,
  );
  await writeFile(
    file('bare.reg'),
    [
      'Windows Registry Editor Version 5.00\r\n',
      '[HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings]',
      `"AutoConfigURL"="jane:${canary}"`,
      '"ProxyEnable"=dword:00000001',
      `"ProxyOverride"="jane:${canary};<local>"`,
      `"ProxyServer"="http=jane:${canary};https=b.example:80"\r\n`,
      '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection]',
      `"TelemetryProxyServer"="jane:${canary}"\r\n`,
    ].join('\r\n'),
  );
  await writeFile(file('bare.json'), JSON.stringify({ routes: [`jane:${canary}`] }));
  await writeFile(file('netsh.txt'), shownProxy('en', `jane:${canary}`));
  await writeFile(file('worse.csv'), `url,comment\nhttps://b.example/?token=${canary},y\n`);
  await writeFile(
    file('bad.csv'),
    `url,comment\nhttps://jane:${canary}@a.example/,x\nhttps://a.example/?token=${canary},y\n`,
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a secret in an input', () => {
  const commands: readonly (readonly string[])[] = [
    ...['table', 'json'].flatMap((format) => [
      ['pac', 'proxy.pac', ...urls, '--format', format],
      ['pac', '--compare', 'old.pac', 'proxy.pac', ...urls, '--format', format],
      ['discover', '--settings', 'environment', '--format', format],
      ['ways', ...urls, '--settings', 'environment', '--format', format],
      ['discover', '--settings', 'machine.reg', '--format', format],
      ['ways', ...urls, '--settings', 'machine.reg', '--format', format],
      ...['bare', 'bare.reg', 'netsh.txt'].flatMap((settings) => [
        ['discover', '--settings', settings, '--format', format],
        ['ways', ...urls, '--settings', settings, '--format', format],
      ]),
      ['catalogue', '--catalogue', 'bad.csv', '--format', format],
      ['catalogue', '--compare', 'bad.csv', 'worse.csv', '--format', format],
      [
        'audit',
        '--plan',
        '--target',
        urls[0] ?? '',
        '--settings',
        'environment',
        '--format',
        format,
      ],
    ]),
    ['catalogue', '--catalogue', 'bad.csv', '--format', 'csv'],
    ['pac', `http://jane:${canary}@127.0.0.1:9/proxy.pac`],
    ['pac', `http://127.0.0.1:9/proxy.pac?token=${canary}`],
    ['pac', `http://127.0.0.1:9/proxy.pac?site=${canary}`],
    ['audit', '--target', `https://jane:${canary}@a.example/`],
    ['audit', '--target', `https://a.example/?sig=${canary}`],
    ['audit', '--route', `http://jane:${canary}@proxy.example:8080`, '--target', urls[0] ?? ''],
    ['audit', '--route', `http://jane:${canary}`, '--target', urls[0] ?? ''],
    ['audit', '--route', `jane:${canary}`, '--target', urls[0] ?? ''],
    ['audit', '--route', `pac+jane:${canary}`, '--target', urls[0] ?? ''],
    ['audit', '--config', 'bare.json'],
    ['bench', `jane:${canary}`, '--target', urls[0] ?? ''],
    ['bench', `http://jane:${canary}@proxy.example:8080`, '--target', urls[0] ?? ''],
    ['ways', `https://a.example/?token=${canary}`],
  ];

  it.each(commands)('is in no output of %s %s %s %s', async (...words) => {
    const args = words.filter((word) => word !== undefined);
    const { stdout, stderr } = await runCli(args, { cwd: folder });
    expect(stdout + stderr).not.toContain(canary);
    expect(stdout + stderr).not.toBe('');
    expect(stderr).not.toContain('a bug');
  });

  it('is in no output of bench, whatever proxies, hosts and PAC files say of it', async () => {
    const server = await tcpServer((socket, request) => {
      const page = `<a href="http://jane:${canary}@a.example/?token=${canary}"><a href="/?lang=de&amp;ref=${canary}">`;
      const status = request.startsWith('CONNECT') ? '407' : '502';
      socket.end(
        `HTTP/1.1 ${status} token=${canary}\r\nSet-Cookie: a=${canary}\r\nContent-Length: ${page.length}\r\n\r\n${page}`,
      );
    });
    const at = `127.0.0.1:${server.port}`;
    await writeFile(
      file('bench.pac'),
      `function FindProxyForURL() { alert('password=${canary}'); return 'PROXY jane:${canary}@${at}'; }`,
    );
    const outputs = ['json', 'csv', 'md', 'txt', 'ndjson', 'xlsx'];
    for (const [route, url] of [
      [`http://${at}`, 'https://a.example/'],
      ['direct', `http://${at}/`],
      [`pac+file:${file('bench.pac')}`, 'http://a.example/'],
    ] as const) {
      const load = url.startsWith('https') ? 'tunnels' : 'requests';
      const { stdout, stderr } = await runCli(
        [
          ...['bench', route, '--target', url, '--load', load, '--rate', '20', '--duration', '1s'],
          ...['--yes', ...outputs.flatMap((ending) => ['--output', file(`bench.${ending}`)])],
        ],
        { cwd: folder },
      );
      expect(stdout).not.toBe('');
      expect(stdout + stderr).not.toContain(canary);
      for (const ending of outputs.filter((one) => one !== 'xlsx')) {
        expect(await readFile(file(`bench.${ending}`), 'utf8')).not.toContain(canary);
      }
      const { parts } = await readZip(await readFile(file('bench.xlsx')));
      expect([...parts.values()].join('')).not.toContain(canary);
    }
  });

  it('is in no report of an audit that somebody edited', async () => {
    await runCli(['audit', '--lab', 'company', '--quiet', '--save', file('audit.ndjson')]);
    const text = await readFile(file('audit.ndjson'), 'utf8');
    const edited = text.replaceAll(
      '"detail":"',
      `"detail":"http://jane:${canary}@a.example /?ref=${canary} `,
    );
    expect(edited).not.toBe(text);
    await writeFile(file('edited.ndjson'), edited);
    for (const format of ['table', 'json', 'ndjson', 'csv', 'markdown']) {
      const judged = await runCli(['judge', file('edited.ndjson'), '--format', format]);
      expect(judged.stdout).not.toBe('');
      expect(judged.stdout + judged.stderr).not.toContain(canary);
    }
  });
});
