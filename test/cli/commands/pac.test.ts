import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stdout } from 'node:process';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseOptions } from '../../../src/cli/args/option.ts';
import { pacCommand } from '../../../src/cli/commands/pac.ts';
import { scenarios } from '../../../src/lab/scenarios.ts';
import { startLab } from '../../../src/lab/start-lab.ts';
import type { ShownPac } from '../../../src/report/view/pac/shown-pac.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { silentNameServer, tcpServer } from '../loopback.ts';
import { runCli, temporaryFolder } from '../run-cli.ts';

const split = `function FindProxyForURL(url, host) {
  if (shExpMatch(host, '*.blob.core.windows.net')) return 'DIRECT';
  return 'PROXY proxy.example:8080; DIRECT';
}
`;

/** Runs the command in this process, with no proxy in its environment. */
async function run(args: readonly string[]) {
  for (const name of ['http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY']) {
    vi.stubEnv(name, undefined);
  }
  let text = '';
  const write = ((chunk: string, done: () => void) => {
    text += chunk;
    done();
    return true;
  }) as typeof stdout.write;
  const spy = vi.spyOn(stdout, 'write').mockImplementation(write);
  try {
    const options = pacCommand.optionGroups.flatMap((group) => group.options);
    const status = await pacCommand.run(parseOptions(args, options));
    return { status, text };
  } finally {
    spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

async function json(args: readonly string[]): Promise<ShownPac & { readonly status: number }> {
  const { status, text } = await run([...args, '--format', 'json']);
  return { ...JSON.parse(text), status };
}

async function fileOf(script: string): Promise<string> {
  const path = join(await temporaryFolder(), 'proxy.pac');
  await writeFile(path, script);
  return path;
}

/** A web server that gives one answer. */
async function served(status: string, body: string): Promise<string> {
  const head = `HTTP/1.1 ${status}\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n`;
  const { port } = await tcpServer((socket) => socket.end(`${head}${body}`));
  return `http://127.0.0.1:${port}/proxy.pac`;
}

describe('netready pac', () => {
  it('groups what a file answers for given URLs, and says what is worth knowing', async () => {
    const path = await fileOf(split);
    const urls = ['a.blob.core.windows.net', 'https://b.example/secret?path', 'http://b.example/x'];
    const { status, text } = await run([path, ...urls]);
    expect(status).toBe(0);
    expect(text).toContain(
      '  2  PROXY proxy.example:8080; DIRECT\n     http://b.example/x, b.example',
    );
    expect(text).toContain('  1  DIRECT\n     a.blob.core.windows.net\n');
    expect(text).toContain('More ways than one in an answer  [first-proxy-only]');
    expect(text).toContain('3 URLs asked: 2 different answers.');
    expect(text).not.toContain('secret');
  });

  it('asks for the whole list where no URL is given, each URL once', async () => {
    const found = await json([await fileOf(split), '--os', 'windows-11', '--region', 'eu']);
    expect(found.status).toBe(0);
    expect(found.bytes).toBe(split.length);
    expect(found.sha256).toBe(createHash('sha256').update(split).digest('hex'));
    const urls = found.answers.map(({ url }) => url);
    expect(urls.length).toBeGreaterThan(40);
    expect(urls).toEqual([...new Set(urls)].sort());
    expect(urls).toContain('https://winatp-gw-neu.microsoft.com/');
    expect(urls).toContain('https://netready-made-up-name.blob.core.windows.net/');
    const answers = new Set(found.answers.map(({ answer }) => answer));
    expect(answers).toEqual(new Set(['DIRECT', 'PROXY proxy.example:8080; DIRECT']));
  });

  it('takes a file from a web server, as any of its spellings', async () => {
    const url = await served('200 OK', split);
    for (const source of [url, `pac+${url}`]) {
      const found = await json([source, 'https://a.example']);
      expect(found).toMatchObject({ status: 0, source, contentType: 'text/html' });
      expect(found).not.toHaveProperty('finalUrl');
    }
    const file = `pac+file:${await fileOf(split)}`;
    expect((await json([file, 'https://a.example'])).answers).toHaveLength(1);
  });

  it('looks names up by --resolver where the script asks, and shows them', async () => {
    const [scenario] = scenarios;
    if (!scenario) throw new Error('no scenario');
    const lab = await startLab({ ...scenario, faults: {} }, []);
    onTestFinished(() => lab.close());
    const script = `function FindProxyForURL(url, host) {
  alert('asked for ' + host);
  return dnsResolve('open-proxy.corp.example') ? 'PROXY open-proxy.corp.example:8080' : 'DIRECT';
}`;
    const resolver = `${lab.resolver.address}:${lab.resolver.port}`;
    const args = [await fileOf(script), 'https://a.example', '--resolver', resolver];
    const found = await json(args);
    expect(found.answers).toMatchObject([
      {
        answer: 'PROXY open-proxy.corp.example:8080',
        alerts: ['asked for a.example'],
        lookups: [{ name: 'open-proxy.corp.example', addresses: ['10.20.0.10'] }],
      },
    ]);
    expect(found.remarks).toEqual([{ kind: 'dns-lookup', line: 3, detail: 'dnsResolve' }]);
    expect((await run(args)).text).toContain('  open-proxy.corp.example  10.20.0.10\n');
    const names = lab.log.flatMap((event) => (event.kind === 'query' ? [event.name] : []));
    expect(new Set(names)).toEqual(new Set(['open-proxy.corp.example']));
  });

  it('asks no name server where the script asks for no name', async () => {
    const server = await silentNameServer();
    let questions = 0;
    server.events.on('request', () => {
      questions += 1;
    });
    const resolver = ['--resolver', `127.0.0.1:${server.port}`];
    const { status } = await run([await fileOf(split), 'https://a.example', ...resolver]);
    expect({ status, questions }).toEqual({ status: 0, questions: 0 });
  });

  it.each([
    [
      'throws',
      'function FindProxyForURL() {\n  return zone();\n}',
      'pac-error',
      'ReferenceError: zone is',
    ],
    ['does not parse', 'function FindProxyForURL( {', 'pac-error', 'the script failed'],
    ['never ends', 'function FindProxyForURL() { for (;;); }', 'pac-timeout', 'at its deadline'],
  ])('shows a script that %s, and leaves with 1', async (_, script, code, words) => {
    const args = [await fileOf(script), 'https://a.example', '--timeout', '300ms'];
    const found = await json(args);
    expect(found).toMatchObject({ status: 1, answers: [{ entries: [], failure: { code } }] });
    const { status, text } = await run(args);
    expect(status).toBe(1);
    expect(text).toContain(words);
    expect(text).toContain('1 URL asked: 0 different answers, 1 without an answer.');
  });

  it.each([
    ['404 Not Found', '', /: it cannot be had \(status: 404 Not Found\)$/],
    ['200 OK', '<!DOCTYPE html><title>Login</title>', /: it is no PAC script \(HTML: <!DOCTYPE/],
    ['200 OK', '', /: it is no PAC script \(empty\)$/],
    ['200 OK', 'x'.repeat(1024 * 1024 + 1), /: it is too large \(too-large: more than 1048576/],
  ])('refuses what a web server gives with %s in one line', async (status, body, message) => {
    const failure = await run([await served(status, body)]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toMatch(message);
    expect(String(failure)).not.toContain('\n');
  });

  it.each([
    [[], /^Name a PAC file: netready pac FILE\|URL/],
    [
      ['no-such.pac'],
      /^Cannot use "no-such.pac" as a PAC file: it cannot be had \(there is no such file/,
    ],
    [['test'], /^Cannot use "test" as a PAC file: it cannot be had \(not a file/],
    [
      ['http://user:word@pac.example/a.pac'],
      /^Cannot use "http:\/\/pac.example\/a.pac" as a PAC file: credentials are never sent/,
    ],
    [['http://['], /^Cannot use "http:\/\/\[" as a PAC file: it is no URL$/],
    [['a.pac', 'ftp://x'], /^Cannot use "ftp:\/\/x" for targets: give an http or https URL/],
    [
      ['a.pac', '--format', 'csv'],
      /^Cannot use "csv" for --format: choose one of table, json, markdown, html$/,
    ],
  ])('refuses %j in one line', async (args, message) => {
    const failure = await run(args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure).replace('UsageError: ', '')).toMatch(message);
    expect(String(failure)).not.toContain('\n');
  });

  it('is a command of its own, and leaves when it is done', async () => {
    const path = await fileOf(split);
    const { status, stdout: text, stderr } = await runCli(['pac', path, 'https://a.example']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(text).toContain('1 URL asked: 1 different answer.');
  });
});
