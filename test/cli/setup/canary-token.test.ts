import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sku } from '../../../fixtures/setup/tenants.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { readZip } from '../../report/formats/xlsx/read-zip.ts';
import { microsoftServer, type Reply } from '../../setup/tenant/microsoft-server.ts';
import { runCli, runShell, startCli, temporaryFolder } from '../run-cli.ts';
import { fakeAz } from './fake-az.ts';

const canary = 'eyJhbGciOiJub25lIn0.C4naryC4nary.C4naryC4nary';
const p2 = '871d91ec-ec1a-452b-a83f-bd76c7d770ef';
const debug = { NODE_DEBUG: 'http,https,net,tls,stream,module', DEBUG: '*' };

function good(place: string): Reply {
  if (place.endsWith('subscribedSkus')) return { body: { value: [sku('SPE_E5', p2)] } };
  if (place.endsWith('organization')) {
    return { body: { value: [{ id: '3aa4a235-b6e2-48d5-9195-7fcf05b459b0' }] } };
  }
  return { body: { value: [{ displayName: `said back: ${canary}`, status: 'active' }] } };
}

/** Refuses in every way, and says the token back. */
function bad(place: string): Reply {
  if (place.endsWith('subscribedSkus')) {
    return { status: 401, headers: { 'www-authenticate': canary }, body: { error: canary } };
  }
  if (place.endsWith('organization')) return { body: `<html>${canary}</html>` };
  return { status: 302, headers: { location: `https://login.microsoftonline.com/?t=${canary}` } };
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

interface Place {
  readonly folder: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

async function placeFor(server: { port: number; ca: string }): Promise<Place> {
  const folder = await temporaryFolder();
  const ca = join(folder, 'ca.pem');
  await writeFile(ca, server.ca);
  const words = ['setup', '--ca', ca, '--connect-to', `::127.0.0.1:${server.port}`, '--debug'];
  return { folder, words, env: { TMPDIR: folder, HOME: folder, XDG_CACHE_HOME: folder } };
}

/** What the run left in its folder, but for the file that it was given. */
async function leftIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile() && !['token', 'az'].includes(one.name));
  const texts = files.map((one) => textOf(join(one.parentPath, one.name)));
  return (await Promise.all(texts)).join('');
}

/** Of a workbook what is in it. */
async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path);
  return path.endsWith('.xlsx')
    ? [...(await readZip(bytes)).parts.values()].join('')
    : bytes.toString('latin1');
}

describe('a token', () => {
  it('of a file is in no output, file, title and debug line', async () => {
    let cmdline = '';
    const run: { pid?: number | undefined } = {};
    const server = await microsoftServer((place) => {
      void readFile(`/proc/${run.pid}/cmdline`, 'utf8').then((text) => {
        cmdline += text;
      });
      return good(place);
    });
    const { folder, words, env } = await placeFor(server);
    const file = join(folder, 'token');
    await writeFile(file, canary);
    const outputs = [
      ...['json', 'ndjson', 'csv', 'md', 'txt', 'html', 'xml', 'prom', 'openmetrics', 'xlsx'],
    ].flatMap((ending) => [...['--output', join(folder, `setup.${ending}`)]]);
    const { child, outcome } = startCli([...words, ...outputs, '--graph-token-file', file], {
      env: { ...env, ...debug },
    });
    run.pid = child.pid;
    const { stdout, stderr } = await outcome;
    expect(stdout).toContain('Defender for Endpoint Plan 2 (in SPE_E5) is on');
    expect(server.requests).toHaveLength(3);
    expect(stderr).toContain('HTTPS');
    for (const text of [stdout, stderr, cmdline, await leftIn(folder)]) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toContain('C4nary');
      expect(text).not.toContain(Buffer.from(canary).toString('base64').slice(0, 40));
    }
  });

  it('of the environment, or of a pipe as az writes it, is in none of them either', async () => {
    const server = await microsoftServer(good);
    const { folder, words, env } = await placeFor(server);
    const ofVariable = await runCli(words, { env: { ...env, NETREADY_GRAPH_TOKEN: canary } });
    await writeFile(join(folder, 'token'), JSON.stringify({ accessToken: canary }));
    const line = `netready ${words.join(' ')} --graph-token-file <(cat ${join(folder, 'token')})`;
    const ofPipe = await runShell(line, { env });
    expect(server.requests).toHaveLength(6);
    for (const { stdout, stderr } of [ofVariable, ofPipe]) {
      expect(stdout).toContain('seats are used');
      expect(stdout + stderr).not.toContain('C4nary');
    }
    expect(await leftIn(folder)).not.toContain('C4nary');
  });

  it('of az, which says it on stderr too, is in none of them either', async () => {
    const server = await microsoftServer(good);
    const { folder, words, env } = await placeFor(server);
    const told = `echo "${canary}" >&2; echo '{"accessToken":"${canary}"}'`;
    const [az, failing] = [await fakeAz(told), await fakeAz(`${told}; exit 1`)];
    const asked = [...words, '--graph-token-az', '--output', join(folder, 'setup.json')];
    const outcome = await runCli(asked, { env: { ...env, ...debug, PATH: az.PATH } });
    expect(outcome.stdout).toContain('seats are used');
    expect(server.requests).toHaveLength(3);
    const { status, stdout, stderr } = await runCli(asked, {
      env: { ...env, ...debug, PATH: failing.PATH },
    });
    expect(status).toBe(2);
    expect(stderr).toContain('Cannot ask az: it ended with exit status 1');
    for (const text of [outcome.stdout, outcome.stderr, stdout, stderr, await leftIn(folder)])
      expect(text).not.toContain('C4nary');
  });

  it('is taken out of an answer that spells it otherwise, and out of one of devices', async () => {
    // As JSON may have any character of a text.
    const spelled = [...canary].map((one) => `\\u${hex(one)}`).join('');
    const server = await microsoftServer((place, { headers }) => {
      const said = { DeviceName: String(headers.authorization), OnboardingStatus: 'Onboarded' };
      if (place.endsWith('runHuntingQuery')) {
        const devices = [1, 2].map((one) => ({ ...said, DeviceId: `a${one}`, PublicIP: canary }));
        const silent = devices.map((one) => ({ ...one, SensorHealthState: 'No sensor data' }));
        return { body: { results: silent.map((one) => ({ ...one, MachineGroup: 'Zurich' })) } };
      }
      return {
        body: `{"value":[{"displayName":"${spelled}","status":"active","id":"${spelled}"}]}`,
      };
    });
    const { folder, words, env } = await placeFor(server);
    const audit = join(folder, 'audit.json');
    const site = ['--site', 'Zurich', '--quiet', '--output', audit];
    await runCli(['audit', '--lab', 'company', ...site]);
    const outputs = ['json', 'xlsx', 'xml', 'md'].flatMap((ending) => [
      ...['--output', join(folder, `devices.${ending}`)],
    ]);
    const asked = [...words, '--reporting', audit, ...outputs];
    const { stdout, stderr } = await runCli(asked, {
      env: { ...env, ...debug, NETREADY_GRAPH_TOKEN: canary },
    });
    expect(stdout).toContain('2 are silent');
    expect(server.requests).toHaveLength(4);
    for (const text of [stdout, stderr, await leftIn(folder)]) expect(text).not.toContain('C4nary');
  });

  it('is in no error, whatever answers', async () => {
    const server = await microsoftServer(bad);
    const { words, env } = await placeFor(server);
    for (const format of ['table', 'json', 'csv', 'markdown', 'html', 'junit', 'prometheus']) {
      const { stdout, stderr } = await runCli([...words, '--format', format], {
        env: { ...env, ...debug, NETREADY_GRAPH_TOKEN: canary },
      });
      if (format !== 'prometheus') expect(stdout).toContain('401');
      expect(stdout + stderr).not.toContain('C4nary');
    }
    const twice = `${canary} ${canary}`;
    const none = await runCli(words, { env: { ...env, NETREADY_GRAPH_TOKEN: twice } });
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('NETREADY_GRAPH_TOKEN');
    expect(none.stdout + none.stderr).not.toContain('C4nary');
  });

  it('goes inside the tunnel of a proxy, and never to the proxy', async () => {
    const server = await microsoftServer(good);
    const { words, env } = await placeFor(server);
    const asked: string[] = [];
    const proxy = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', (head) => {
        asked.push(head.toString('latin1'));
        const upstream = connect(server.port, '127.0.0.1', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.pipe(upstream).pipe(socket);
        });
        upstream.on('error', () => socket.destroy());
      });
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    onTestFinished(() => void proxy.close());
    const [setup = '', ca = '', file = ''] = words;
    const { stdout, stderr } = await runCli([setup, ca, file], {
      env: {
        ...{ ...env, ...debug, NETREADY_GRAPH_TOKEN: canary },
        https_proxy: `http://127.0.0.1:${listeningPort(proxy)}`,
      },
    });
    expect(stdout).toContain('seats are used');
    expect(asked).toHaveLength(3);
    for (const head of asked) expect(head).toMatch(/^CONNECT graph\.microsoft\.com:443 /);
    expect(asked.join('') + stdout + stderr).not.toContain('C4nary');
  });
});

it('nobody is asked without a domain and a token', async () => {
  const server = await microsoftServer(good);
  const { words } = await placeFor(server);
  await runCli(words);
  expect(server.requests).toHaveLength(0);
});
