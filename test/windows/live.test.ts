import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveContext, WinhttpAnswer } from '../../src/model/audit/windows/live-answers.ts';
import type { NameRule } from '../../src/model/audit/windows/name-policy.ts';
import type { Finding } from '../../src/model/finding/finding.ts';
import type { Setting, Way } from '../../src/model/route/route.ts';
import type { Target } from '../../src/model/target/target.ts';
import { runCli } from '../cli/run-cli.ts';
import { always, dnsServer } from '../net/dns-server.ts';
import { type LiveWine, makeLiveWine } from './live-wine.ts';
import type { Outcome } from './start-program.ts';

const made = await makeLiveWine();
const reason = 'reason' in made ? made.reason : undefined;
const wine = made as LiveWine;

interface Discovered {
  readonly settings: readonly Setting[];
  readonly routes: readonly { readonly id: string; readonly pac?: string }[];
  readonly findings: readonly Finding[];
  readonly live?: LiveContext;
  readonly nameRules?: readonly NameRule[];
}

const internet = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const number = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};

/** A REG_MULTI_SZ as an export writes it. */
function multiText(...texts: readonly string[]): string {
  const bytes = Buffer.from(`${texts.join('\0')}\0\0`, 'utf16le');
  return `hex(7):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
}

/** A blob of a connection as a line of an export. */
function blobLine(
  flags: number,
  texts: readonly [proxy: string, bypass: string, pac: string],
): string {
  const parts = texts.flatMap((one) => [number(one.length), Buffer.from(one, 'latin1')]);
  const bytes = Buffer.concat([number(0x46), number(1), number(flags), ...parts, Buffer.alloc(32)]);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',');
  return `[HKEY_CURRENT_USER\\${internet}\\Connections]\n"DefaultConnectionSettings"=hex:${hex}\n`;
}

async function discover(...words: readonly string[]): Promise<Discovered> {
  const { status, stdout, stderr } = await netready('discover', '--format', 'json', ...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

function netready(...words: readonly string[]): Promise<Outcome> {
  return wine.node('C:\\nr\\bin\\netready.js', ...words);
}

const witness = ({ id }: Setting): boolean => id.startsWith('winhttp-answers:');

describe.skipIf(reason !== undefined)(
  `a Windows of Wine${reason ? `: skipped, ${reason}` : ''}`,
  () => {
    const koffi = (): string => join(wine.drive, 'nr/node_modules/@koromix');

    beforeAll(async () => {
      await wine.take(`[HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Windows\\DataCollection]
"TelemetryProxyServer"="ünï-Ж.example:8080"

[HKEY_LOCAL_MACHINE\\Software\\Policies\\Microsoft\\Windows Defender]
"ProxyServer"="http://av.example:3128"

[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\HealthService\\Parameters]
"Proxy Url"="mma.example:8080"

[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\Session Manager\\Environment]
"HTTPS_PROXY"="http://env.example:3128"

[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Services\\Dnscache\\Parameters\\DnsPolicyConfig\\{1}]
"Name"=${multiText('.contoso.example', 'host.fabrikam.example')}
"ConfigOptions"=dword:00000008
"GenericDNSServers"="10.0.0.53;10.0.0.54"

[HKEY_USERS\\S-1-5-18\\${internet}]
"ProxyEnable"=dword:00000001
"ProxyServer"="system.example:8080"

[HKEY_USERS\\S-1-5-21-1-2-3-1001\\${internet}]
"AutoConfigURL"="http://user.example/p.pac"
`);
    });
    afterAll(() => wine.close());

    it('is read by native calls: every place, the letters of all languages, and what WinHTTP says', async () => {
      const { settings, live } = await discover();
      const raw = new Map(settings.map((one) => [one.id, one.raw]));
      expect(raw.get('policy:TelemetryProxyServer')).toBe('ünï-Ж.example:8080');
      expect(raw.get('antivirus-policy:ProxyServer')).toBe('http://av.example:3128');
      expect(raw.get('wininet-system:proxy')).toBe('system.example:8080');
      expect(raw.get('wininet-S-1-5-21-1-2-3-1001:pac')).toBe('http://user.example/p.pac');
      expect(
        [...raw.keys()].filter((id) => /^(?:machine-environment|monitoring-agent):/.test(id)),
      ).toHaveLength(2);
      expect(live).toMatchObject({ readBy: 'koffi', account: 'administrator' });
      // They may hold a login, and are told among the settings.
      expect(live).not.toHaveProperty('winhttp');
      expect(live?.services?.map(({ name }) => name)).toContain('Sense');
      expect(live?.adapters?.flatMap(({ nameServers }) => nameServers)).not.toEqual([]);
      expect(settings.filter(witness).map(({ note }) => note)).toEqual([
        'answered-alike',
        'answered-alike',
      ]);
    });

    it('is read the same by reg.exe where koffi is missing, but for other users, and says so', async () => {
      const native = await discover();
      renameSync(koffi(), `${koffi()}.away`);
      try {
        const { settings, live, nameRules } = await discover();
        expect(nameRules).toEqual(native.nameRules);
        const own = (one: Setting): boolean =>
          !witness(one) && !/^(?:wininet-S-1-5-21|default:)/.test(one.id);
        expect(settings.filter(own)).toEqual(native.settings.filter(own));
        expect(live?.readBy).toBe('reg.exe');
        const { stdout } = await netready('discover');
        expect(stdout).toContain('Its registry was exported by reg.exe');
        expect(
          readdirSync(join(wine.drive, 'users'), { recursive: true }).filter((one) =>
            /nr-.*\.reg$/.test(String(one)),
          ),
        ).toEqual([]);
      } finally {
        renameSync(`${koffi()}.away`, koffi());
      }
    });

    it('says as whom it ran in the head of an audit, and in its report', async () => {
      const audit = [
        'audit',
        '--target',
        'https://127.0.0.1:9/',
        // Windows' own store is read beside the roots that are carried.
        '--system-ca',
        '--no-interception-check',
        '--route',
        'direct',
      ];
      const { stdout } = await netready(...audit, '--format', 'json');
      expect(JSON.parse(stdout).options.systemCa).toBe(true);
      expect(JSON.parse(stdout).environment.windows).toEqual({
        account: 'administrator',
        readBy: 'koffi',
      });
      const { stdout: shown } = await netready(...audit, '--format', 'markdown');
      expect(shown).toContain('as an administrator, and not as LocalSystem');
    });

    it('reads its name resolution policy, and names the rule under which a name is lost', async () => {
      const { nameRules } = await discover();
      const servers = ['10.0.0.53', '10.0.0.54'];
      expect(nameRules).toEqual([
        { namespace: '.contoso.example', servers, by: 'local' },
        { namespace: 'host.fabrikam.example', servers, by: 'local' },
      ]);
      const { port } = await dnsServer(always('NXDOMAIN'));
      const { stdout } = await netready(
        ...['audit', '--target', 'https://a.contoso.example/', '--route', 'direct'],
        ...['--resolver', `127.0.0.1:${port}`, '--no-interception-check', '--format', 'json'],
      );
      const { findings }: { readonly findings: readonly Finding[] } = JSON.parse(stdout);
      const [lost] = findings.filter(({ kind }) => kind === 'name-not-found');
      expect(lost?.facts).toMatchObject({
        name: 'a.contoso.example',
        namespace: '.contoso.example',
        policyServers: servers,
      });
      const policy = 'SOFTWARE\\Policies\\Microsoft\\Windows NT\\DNSClient\\DnsPolicyConfig';
      await wine.take(`[HKEY_LOCAL_MACHINE\\${policy}\\{2}]
"Name"=${multiText('.')}
"ConfigOptions"=dword:00000008
"GenericDNSServers"="10.0.0.55"
`);
      const ruled = await discover();
      expect(ruled.nameRules?.map(({ by, unread = false }) => [by, unread])).toEqual([
        ['group-policy', false],
        ['local', true],
        ['local', true],
      ]);
      await wine.take(`[-HKEY_LOCAL_MACHINE\\${policy}]`);
    });

    it.each([
      ['WinNT', '22631', 'windows-11'],
      ['ServerNT', '20348', 'windows-server-2022'],
      ['LanmanNT', '26100', 'windows-server-2025'],
    ])('is, as %s of build %s, taken for %s', async (type, build, system) => {
      await wine.take(`[HKEY_LOCAL_MACHINE\\Software\\Microsoft\\Windows NT\\CurrentVersion]
"CurrentBuild"="${build}"
"CurrentBuildNumber"="${build}"

[HKEY_LOCAL_MACHINE\\System\\CurrentControlSet\\Control\\ProductOptions]
"ProductType"="${type}"
`);
      const { stdout } = await netready('catalogue', '--os', 'auto', '--format', 'json');
      const { targets }: { readonly targets: readonly Target[] } = JSON.parse(stdout);
      const systems = targets.flatMap(({ askedBy = [] }) => askedBy.map(({ os }) => os));
      expect([...new Set(systems)]).toEqual([system]);
    });

    it('is a finding where WinHTTP says otherwise: of Wine for plain values without a blob', async () => {
      await wine.take(`[HKEY_CURRENT_USER\\${internet}]
"ProxyEnable"=dword:00000001
"ProxyServer"="plain.example:8080"
`);
      const { findings } = await discover();
      expect(findings.map(({ kind }) => kind)).toContain('winhttp-disagreement');
      await wine.take(`[-HKEY_CURRENT_USER\\${internet}]`);
    });

    describe('ten machines', () => {
      /** Each as a person would write it, by its PAC file. */
      const files: readonly string[] = [
        'return "PROXY 127.0.0.1:3128";',
        'return "DIRECT";',
        'if (shExpMatch(host, "*.microsoft.com")) return "PROXY a.example:80"; return "DIRECT";',
        'if (dnsDomainIs(host, ".windows.com")) return "DIRECT"; return "PROXY b.example:8080";',
        'if (url.substring(0, 5) == "http:") return "PROXY plain.example:80"; return "PROXY tls.example:81";',
        'if (isPlainHostName(host) || localHostOrDomainIs(host, "www.corp.example")) return "DIRECT"; return "PROXY c.example:3128";',
        'if (dnsDomainLevels(host) > 2) return "PROXY deep.example:1"; return "PROXY flat.example:2";',
        'var list = ["blob.core", "wd.microsoft", "update"]; for (var i = 0; i < list.length; i++) if (host.indexOf(list[i]) >= 0) return "PROXY l" + i + ".example:80"; return "DIRECT";',
        'if (/^[a-m]/.test(host)) return "PROXY am.example:80"; return "PROXY nz.example:80";',
        'switch (host.length % 3) { case 0: return "PROXY zero.example:80"; case 1: return "DIRECT"; default: return "PROXY two.example:80"; }',
      ];
      const server = createServer(({ url = '' }, response) => {
        const newer = 'const f = () => "DIRECT"; return f();';
        const body = url === '/newer.pac' ? newer : (files[Number(url.replace(/\D/g, ''))] ?? '');
        response.setHeader('content-type', 'application/x-ns-proxy-autoconfig');
        response.end(`function FindProxyForURL(url, host) { ${body} }\n`);
      });
      let urls: readonly string[] = [];
      let origin = '';

      beforeAll(async () => {
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const { stdout } = await runCli(['catalogue', '--os', 'windows-11', '--format', 'json']);
        const found: { readonly targets: readonly { readonly url: string }[] } = JSON.parse(stdout);
        // A wildcard cannot be asked.
        urls = [...new Set(found.targets.map(({ url }) => url))].filter(
          (url) => !url.includes('*'),
        );
        expect(urls.length).toBeGreaterThan(50);
      });
      afterAll(() => server.close());

      it('are told of a file that the engine of WinHTTP does not read, for each URL of an audit', async () => {
        const audit = ['audit', '--target', 'https://127.0.0.1:9/', '--no-interception-check'];
        const route = ['--os', 'windows-11', '--route', `pac+${origin}/newer.pac`];
        const { stdout } = await netready(...audit, ...route, '--format', 'json');
        const { findings }: { readonly findings: readonly Finding[] } = JSON.parse(stdout);
        const [found] = findings.filter(({ kind }) => kind === 'pac-windows-difference');
        expect(found?.facts).toMatchObject({ why: 'winhttp', answer: 'DIRECT' });
        expect(found?.facts.otherFailure).toMatch(/^error \d+$/);
      });

      it.each(files.map((body, at) => [at, body] as const))(
        '%i: what is discovered and foretold is what WinHttpGetProxyForUrl answers for the catalogue: %s',
        async (at) => {
          const pac = `${origin}/${at}.pac`;
          await wine.take(blobLine(5, ['', '', pac]));
          const { routes, settings } = await discover();
          expect(routes.find(({ id }) => id === 'wininet-user')?.pac).toBe(pac);
          expect(settings.filter(witness).map(({ note }) => note)).toEqual([
            'answered-alike',
            'answered-alike',
          ]);
          const ask = { pac: { place: { pac }, urls } };
          writeFileSync(join(wine.drive, 'ask.json'), JSON.stringify(ask));
          writeFileSync(join(wine.drive, 'urls.cjs'), readFileSync('test/windows/live-urls.cjs'));
          await wine.node('C:\\urls.cjs', 'C:\\ask.json', 'C:\\urls.json');
          const said: readonly WinhttpAnswer[] = JSON.parse(
            readFileSync(join(wine.drive, 'urls.json'), 'utf8'),
          );
          const { stdout } = await runCli(['pac', pac, ...urls, '--format', 'json']);
          const own: {
            readonly answers: readonly { readonly url: string; readonly entries: readonly Way[] }[];
          } = JSON.parse(stdout);
          const foretold = new Map(
            own.answers.map(({ url, entries }) => [url, textOf(entries[0])]),
          );
          expect(said).toHaveLength(urls.length);
          expect(
            said.map(({ proxy, error }, index) => [urls[index], error ?? proxy ?? 'direct']),
          ).toEqual(urls.map((url) => [url, foretold.get(asAsked(url))]));
        },
      );
    });

    describe('--as-system', () => {
      const tasks = (): readonly string[] => namesIn('windows/system32/tasks');
      const folders = (): readonly string[] => namesIn('Program Files');
      const namesIn = (folder: string): readonly string[] => {
        const path = join(wine.drive, folder);
        return existsSync(path)
          ? readdirSync(path).filter((one) => one.startsWith('netready-'))
          : [];
      };
      const words = [
        'audit',
        '--as-system',
        '--target',
        'https://127.0.0.1:9/',
        '--no-interception-check',
        '--route',
        'direct',
      ];

      it('creates a task by schtasks, makes the audit of its action, and removes task and folder', async () => {
        const running = netready(...words, '--format', 'json');
        let isOver = false;
        void running.finally(() => {
          isOver = true;
        });
        while (tasks().length === 0 && !isOver) await sleep(100);
        const [name = ''] = tasks();
        expect(folders()).toEqual([name]);
        // Wine starts no task: its action is run here, as it stands.
        const xml = readFileSync(join(wine.drive, 'Program Files', name, 'task.xml')).toString(
          'utf16le',
        );
        const line = /<Arguments>\/d \/s \/c &quot;(.*)&quot;<\/Arguments>/.exec(xml)?.[1] ?? '';
        const plain = line
          .replaceAll('&quot;', '"')
          .replaceAll('&gt;', '>')
          .replaceAll('&amp;', '&');
        writeFileSync(
          join(wine.drive, 'action.cmd'),
          `@cd /d "C:\\Program Files\\${name}"\r\n@${plain}\r\n`,
        );
        const action = await wine.run('cmd', '/c', 'C:\\action.cmd');
        expect(action.status).toBe(0);
        const { stdout, stderr, status } = await running;
        expect(stderr).toBe('netready: Audits as LocalSystem, by a scheduled task\n');
        const report = JSON.parse(stdout);
        expect(report.targets.map(({ url }: { readonly url: string }) => url)).toEqual([
          'https://127.0.0.1:9/',
        ]);
        expect(report).toHaveProperty('finishedAt');
        expect(status).toBe(1);
        expect([tasks(), folders()]).toEqual([[], []]);
      });
    });
  },
);

function textOf(way: Way | undefined): string {
  return way === undefined || way.kind === 'direct' ? 'direct' : `${way.host}:${way.port}`;
}

/** A PAC file is asked for the host of an https: URL alone. */
function asAsked(url: string): string {
  return url.startsWith('https:') ? `${new URL(url).origin}/` : url;
}
