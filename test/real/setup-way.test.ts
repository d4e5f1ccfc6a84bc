import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { type SquidBench, startBench } from './device/lone-squid.ts';

const { reason, missing, strict } = inject('machine');
const options = {
  skip: reason !== undefined || (missing.includes('squid-openssl') && !strict),
};
const token = 'C4naryC4naryC4nary';
const host = 'graph.microsoft.com';

interface Told {
  readonly failure?: string;
  readonly detail?: string;
  readonly kind?: string;
}

/** What is said of Graph, asked over a Squid of this configuration; it is asked for nothing by a browser. */
async function toldOver(bench: SquidBench, text: string): Promise<Told> {
  const squid = await bench.start(text);
  try {
    const route = `http://127.0.0.1:${squid.port}`;
    const words = ['setup', '--route', route, '--timeout', '5s', '--format', 'json'];
    const { stdout, stderr } = await runCli(words, { env: { NETREADY_GRAPH_TOKEN: token } });
    expect(stdout + stderr).not.toContain('C4nary');
    return JSON.parse(stdout).lines[0].facts;
  } finally {
    await squid.close();
  }
}

describe('the way of netready setup over a Squid', () => {
  let plain: SquidBench | undefined;
  let opening: SquidBench | undefined;
  beforeAll(async () => {
    if (options.skip) return;
    plain = await startBench({ addresses: { [host]: ['127.77.18.1'] } });
    opening = await startBench({ addresses: { [host]: ['127.77.18.2'] }, opens: true });
  });
  afterAll(async () => {
    await plain?.close();
    await opening?.close();
  });

  it('is told to ask for a login', options, async () => {
    const auth = [
      'auth_param basic program /usr/lib/squid/basic_fake_auth',
      'acl people proxy_auth REQUIRED',
      'http_access allow people',
    ];
    expect(plain && (await toldOver(plain, auth.join('\n')))).toMatchObject({
      ...{ failure: 'unreachable', kind: 'proxy-login-demand' },
      detail: expect.stringContaining('407'),
    });
  });

  it('is told to be refused, and not to lack a right', options, async () => {
    expect(plain && (await toldOver(plain, 'http_access deny all'))).toMatchObject({
      failure: 'unreachable',
      kind: expect.stringMatching(/^proxy-/),
      detail: expect.stringContaining('403'),
    });
  });

  it('is told to be opened', options, async () => {
    const lines = ['ssl_bump bump all', 'http_access allow all'];
    expect(opening && (await toldOver(opening, lines.join('\n')))).toMatchObject({
      ...{ failure: 'unreachable', kind: 'interception' },
      detail: expect.stringContaining('certificate'),
    });
  });
});
