import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { accountKeys, exportOf } from '../../../fixtures/settings/company-machine.ts';
import { parseOptions } from '../../../src/cli/args/option.ts';
import { discoverCommand } from '../../../src/cli/commands/discover.ts';
import type { ShownDiscovery } from '../../../src/report/view/discovery/shown-discovery.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { always, dnsServer } from '../../net/dns-server.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const variables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy'];

/** Runs the command in this process, with this environment alone. */
async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  for (const name of [...variables, 'ALL_PROXY', 'no_proxy', 'NO_PROXY']) {
    vi.stubEnv(name, environment[name]);
  }
  let text = '';
  const write = ((chunk: string, done: () => void) => {
    text += chunk;
    done();
    return true;
  }) as typeof stdout.write;
  const spy = vi.spyOn(stdout, 'write').mockImplementation(write);
  try {
    const options = discoverCommand.optionGroups.flatMap((group) => group.options);
    const status = await discoverCommand.run(parseOptions(args, options));
    return { status, text };
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

async function json(args: readonly string[], environment = {}): Promise<ShownDiscovery> {
  const { status, text } = await run([...args, '--format', 'json'], environment);
  expect(status).toBe(0);
  return JSON.parse(text);
}

const exported = [
  'Windows Registry Editor Version 5.00',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Windows\\DataCollection]',
  '"TelemetryProxyServer"="proxy.example:8080"',
  '',
].join('\r\n');
const netsh = [
  '',
  'Aktuelle WinHTTP-Proxyeinstellungen:',
  '',
  '    Proxyserver:  other.example:3128',
  '    Umgehungsliste:  (keine)',
  '',
].join('\r\n');

async function files(): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  const contents = [Buffer.from(`\uFEFF${exported}`, 'utf16le'), Buffer.from(netsh, 'latin1')];
  const paths = contents.map((_, at) => join(folder, `settings-${at}`));
  await Promise.all(contents.map((content, at) => writeFile(paths[at] ?? '', content)));
  return paths.flatMap((path) => ['--settings', path]);
}

async function exportOfVpn(): Promise<string> {
  const path = join(await temporaryFolder(), 'vpn.reg');
  await writeFile(path, exportOf(accountKeys));
  return path;
}

describe('netready discover', () => {
  it('shows the settings of this machine, and which way is in effect', async () => {
    const { text } = await run([], { https_proxy: 'http://here.example:3128' });
    expect(text).toContain('environment variable https_proxy (process)');
    expect(text).toContain('In effect: https: http proxy here.example:3128; http: no proxy');
    expect((await run([])).text).toContain('none found');
    // It comes before DNS, and nobody may think that it was asked.
    expect((await run([])).text).toMatch(/DHCP option\s+252,\s+which\s+comes\s+before\s+DNS/);
    expect(await json([])).toMatchObject({ settings: [], dhcp: 'not-asked' });
  });

  it('prints settings, routes and findings of the files as JSON, and nothing of this machine', async () => {
    const found = await json(await files(), { https_proxy: 'http://here.example:3128' });
    expect(Object.keys(found)).toEqual([
      'settings',
      'routes',
      'findings',
      'read',
      'components',
      'checklist',
    ]);
    expect(found.settings).toMatchObject([
      { id: 'default:auto-detect-user', scope: 'user', note: 'detection-first', wins: false },
      { source: 'TelemetryProxyServer', wins: true, problems: ['authenticated-proxy-allowed'] },
      {
        source: 'netsh winhttp show proxy',
        wins: false,
        lostBecause: 'policy:TelemetryProxyServer',
        problems: ['proxy-settings-conflict'],
      },
    ]);
    const effective = found.routes.filter((route) => route.effective);
    expect(effective).toMatchObject([{ proxy: { host: 'proxy.example', port: 8080 } }]);
    expect(found.findings.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'f1 authenticated-proxy-allowed',
      'f2 proxy-settings-conflict',
    ]);
  });

  it('shows the way of each component, and holds the registry against the guide', async () => {
    const { text } = await run([...(await files()), '--no-color']);
    expect(text).toMatch(
      /By component\n {2}sensor\n {4}first {6}telemetry-proxy, by Telemetry.*\n {4}fallback {3}direct\n/,
    );
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(text).toMatch(/push notifications\n {4}first {6}direct: it takes no proxy\n/);
    expect(text).toContain('TelemetryProxyServer: set (proxy.example:8080). The guide: ');
    expect(text).toContain('DisableEnterpriseAuthProxy: no policy sets it, and what ');
    const other = await run(['--settings', await exportOfVpn()]);
    expect(other.text.replaceAll('\n', ' ')).toContain(
      'But while Contoso VPN of HKU\\S-1-5-18 is in use: http proxy vpn.corp.example:3128 (connection-HKU-S-1-5-18-1) instead.',
    );
  });

  it('lists the way of every source, also where two name the same proxy', async () => {
    const machine = new URL('../../../fixtures/ways/client.reg', import.meta.url).pathname;
    const { text } = await run(['--settings', machine, '--no-color']);
    expect(text).toMatch(
      /^What was read\n {2}\S*client\.reg:\s+registry\s+export;\s+values\s+below:\s+policies\s+of/,
    );
    expect(text).toContain(
      '    antivirus  http proxy open-proxy.corp.example:8080; with exceptions',
    );
    expect(text).toMatch(/antivirus, as WinINET reads it: Defender Antivirus\n {4}\*\.cp\.wd/);
    expect(await json(['--settings', machine])).toMatchObject({
      read: [
        {
          path: machine,
          parts: ['registry-export'],
          places: expect.arrayContaining(['data-collection']),
        },
      ],
    });
  });

  it('searches for WPAD only where it is asked to', async () => {
    const settings = await files();
    // The files name no suffix, so that nobody is asked here either.
    expect(await json([...settings, '--wpad'])).toMatchObject({ wpad: [] });
    expect((await run([...settings, '--wpad'])).text).toMatch(
      /not asked,\s+and it comes before DNS/,
    );
    expect(await json(settings)).not.toHaveProperty('wpad');
  });

  it.each([
    [
      ['--settings', 'package.json'],
      /^Cannot use "package.json" for settings: it is no registry export/,
    ],
    [
      ['--settings', 'no-such-file'],
      /^Cannot use "no-such-file" for settings: there is no such file/,
    ],
    [
      ['--format', 'yaml'],
      /^Cannot use "yaml" for --format: choose one of table, json, markdown, html$/,
    ],
    [['word'], /^Cannot use the word "word"/],
  ])('refuses %j in one line', async (args, message) => {
    const failure = await run(args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure).replace('UsageError: ', '')).toMatch(message);
    expect(String(failure)).not.toContain('\n');
  });
});

describe('netready discover of a Windows with a name resolution policy', () => {
  const table = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\Dnscache\\Parameters';
  const names = Buffer.from('.contoso.example\0\0', 'utf16le').toString('hex').match(/../g);
  const text = [
    ...['Windows Registry Editor Version 5.00', '', `[${table}\\DnsPolicyConfig\\{1}]`],
    `"Name"=hex(7):${names?.join(',')}`,
    ...['"ConfigOptions"=dword:00000008', '"GenericDNSServers"="10.0.0.53"', ''],
  ].join('\r\n');

  it('shows the table of an export, and an audit by it names the rule of a name that is lost', async () => {
    const file = join(await temporaryFolder(), 'nrpt.reg');
    await writeFile(file, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const rule = { namespace: '.contoso.example', servers: ['10.0.0.53'], by: 'local' };
    const { nameRules, read } = await json(['--settings', file]);
    expect(nameRules).toEqual([rule]);
    expect(read?.[0]?.places).toEqual(['name-service']);
    expect((await run(['--settings', file])).text).toContain('.contoso.example: by 10.0.0.53');
    const { port } = await dnsServer(always('NXDOMAIN'));
    const { stdout } = await runCli([
      ...['audit', '--target', 'https://a.contoso.example/', '--settings', file],
      ...['--resolver', `127.0.0.1:${port}`, '--no-interception-check'],
      ...['--route', 'direct', '--format', 'markdown'],
    ]);
    expect(stdout).toContain('by its name resolution policy (NRPT) for');
  });
});
