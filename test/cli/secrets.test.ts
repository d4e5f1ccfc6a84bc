import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../report/formats/xlsx/read-zip.ts';
import { type Answer, tcpServer } from './loopback.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const secret = 'Pl4ntedS3cret';
const page = [
  '<html><title>Log in</title>',
  `<form><input type="hidden" name="magic" value="${secret}"><input type=password value='${secret}'>`,
  `<a href="https://jane:${secret}@a.example/?next=1&amp;token=${secret}">on</a>`,
  `<a href="https://a.example/?lang=de&amp;ref=${secret}">help</a>`,
  `<script>var session_id = "${secret}"; document.cookie="a=${secret}"</script>`,
  `eyJhbGciOiJIUzI1NiJ9.${secret}.${secret} TlRMTVNTUAAC${secret}</html>`,
].join('\n');
const headers = [
  `Set-Cookie: sid=${secret}; path=/`,
  `Proxy-Authenticate: Negotiate ${secret}==`,
  `Proxy-Authenticate: Digest realm="corp", nonce="${secret}"`,
  `WWW-Authenticate: NTLM TlRMTVNTUAAC${secret}`,
  `Authentication-Info: nextnonce="${secret}"`,
  `X-Auth-Token: ${secret}`,
  `Location: https://jane:${secret}@login.example/?access_token=${secret}`,
  `Refresh: 0; url=https://login.example/?sig=${secret}`,
  `Link: <https://login.example/?code=${secret}>; rel=next`,
  `X-Page: /refused?url=http%3A%2F%2Fa.example%2F%3Fref%3D${secret}&who=${secret}`,
];
const message = (status: string): string =>
  [`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${page.length}`, '', page].join('\r\n');

const says =
  (text: string): Answer =>
  (socket) =>
    socket.end(text);

/** As a filter, a portal and a login proxy would: to each by what it was asked. */
const answer: Answer = (socket, request) => {
  if (request.startsWith('GET /proxy.pac')) {
    const script = `function FindProxyForURL() { alert("token=${secret}"); alert("http://a.example/?ref=${secret}"); return "PROXY jane:${secret}@p.example:1; DIRECT"; }`;
    const type = 'Content-Type: application/x-ns-proxy-autoconfig';
    socket.end(`HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${script.length}\r\n\r\n${script}`);
  } else if (request.startsWith('CONNECT')) {
    socket.end(message(`407 Log in at https://jane:${secret}@login.example/`));
  } else if (request.startsWith('GET')) {
    socket.end(message('302 Found'));
  } else {
    socket.end(message('200 OK')); // a page where TLS is due
  }
};

describe('a secret that the network sends', () => {
  it('is in no byte of the saved audit, and of no report', async () => {
    const [server, odd] = await Promise.all([
      tcpServer(answer),
      tcpServer(
        says(`HTTP/1.1 200 OK\r\nContent-Length: x\r\n${headers.join('\r\n')}\r\n\r\n${page}`),
      ),
    ]);
    const folder = await temporaryFolder();
    const file = (ending: string): string => join(folder, `report.${ending}`);
    const pac = `pac+http://127.0.0.1:${server.port}/proxy.pac?token=${secret}&site=${secret}`;
    const endings = ['json', 'csv', 'md', 'txt', 'ndjson', 'xlsx'];
    const routes = ['direct', `http://127.0.0.1:${server.port}`, pac];
    const { status, stdout, stderr } = await runCli([
      'audit',
      ...['http://192.0.2.7/', 'https://192.0.2.8/', 'http://192.0.2.9/'].flatMap((url) => [
        '--target',
        url,
      ]),
      ...routes.flatMap((route) => ['--route', route]),
      ...['--connect-to', `192.0.2.9::127.0.0.1:${odd.port}`],
      ...['--connect-to', `192.0.2.7::127.0.0.1:${server.port}`],
      ...['--connect-to', `192.0.2.8::127.0.0.1:${server.port}`],
      ...['--resolver', '127.0.0.1:9', '--save', file('saved')],
      ...endings.flatMap((ending) => ['--output', file(ending)]),
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const saved = await readFile(file('saved'), 'utf8');
    // What was asked came, and was hidden.
    for (const step of ['select', 'tunnel', 'handshake', 'exchange']) {
      const lines = saved.split('\n').filter((line) => line.includes(`"step":"${step}"`));
      expect(lines.join()).toContain('***');
    }
    for (const part of ['magic', 'Digest realm', 'X-Auth-Token', 'login.example']) {
      expect(saved).toContain(part);
    }
    const texts = await Promise.all(
      endings.map(async (ending) => {
        const bytes = await readFile(file(ending));
        return ending === 'xlsx'
          ? JSON.stringify([...(await readZip(bytes)).parts.values()])
          : bytes.toString('utf8');
      }),
    );
    for (const text of [stdout, saved, ...texts]) expect(text).not.toContain(secret);
  });

  it('is no part of a target: it is neither sent nor kept', async () => {
    for (const option of ['--target', '--control']) {
      const url = `https://a.example/?token=${secret}`;
      const { status, stdout, stderr } = await runCli([
        ...['audit', '--plan', '--target', 'b.example', option, url, '--route', 'direct'],
      ]);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^netready: Cannot ask ".*token=\*\*\*": .*\n$/);
      expect(stderr).not.toContain(secret);
    }
  });

  it('is needed to go on where a PAC file is had by it alone', async () => {
    const server = await tcpServer(answer);
    const saved = join(await temporaryFolder(), 'audit.ndjson');
    const pac = `pac+http://127.0.0.1:${server.port}/proxy.pac?token=${secret}`;
    await runCli([
      ...['audit', '--target', 'http://192.0.2.7/', '--route', pac, '--resolver', '127.0.0.1:9'],
      ...['--connect-to', `::127.0.0.1:${server.port}`, '--save', saved],
    ]);
    const { status, stderr } = await runCli(['audit', '--resume', saved]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^netready: Cannot resume: .*token=\*\*\*.*begin anew\n$/);
  });

  it('is not what the user himself asks for: that is sent and kept as it stands', async () => {
    const asked: string[] = [];
    const server = await tcpServer((socket, request) => {
      asked.push(request.split('\r\n', 1)[0] ?? '');
      socket.end(message('302 Found'));
    });
    const folder = await temporaryFolder();
    const [saved, report] = [join(folder, 'audit.ndjson'), join(folder, 'report.json')];
    const { status, stderr } = await runCli([
      ...['audit', '--target', 'http://192.0.2.7/?product=A1B2&b=2', '--route', 'direct'],
      ...['--connect-to', `::127.0.0.1:${server.port}`, '--resolver', '127.0.0.1:9'],
      ...['--no-interception-check', '--save', saved, '--output', report],
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(asked).toContain('GET /?product=A1B2&b=2 HTTP/1.1');
    for (const file of [saved, report]) {
      const text = await readFile(file, 'utf8');
      expect(text).toContain('"url":"http://192.0.2.7/?product=A1B2&b=2"');
      expect(text).not.toContain(secret);
    }
    const judged = await runCli(['judge', saved, '--format', 'json']);
    expect(JSON.parse(judged.stdout)).toEqual(JSON.parse(await readFile(report, 'utf8')));
    const resumed = await runCli(['audit', '--resume', saved, '--quiet']);
    expect({ status: resumed.status, stderr: resumed.stderr }).toEqual({ status: 0, stderr: '' });
  });
});
