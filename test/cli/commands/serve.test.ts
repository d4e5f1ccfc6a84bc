import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hashSync } from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import { emptyAnswer, tcpServer } from '../loopback.ts';
import { type Running, runCli, startCli, temporaryFolder } from '../run-cli.ts';

interface Started extends Running {
  readonly url: string;
  readonly folder: string;
  /** The next line that it says on stderr. */
  readonly said: () => Promise<string>;
}

async function start(config: unknown, ...args: readonly string[]): Promise<Started> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'netready.json'), JSON.stringify(config));
  const hash = hashSync('word', 4);
  await writeFile(join(folder, 'web.yml'), `basic_auth_users:\n  ann: ${hash}\n`);
  const words = ['serve', '--config', 'netready.json', '--listen', '127.0.0.1:0', ...args];
  const running = startCli(words, { cwd: folder });
  const [first] = await once(createInterface(running.child.stdout), 'line');
  const lines = createInterface(running.child.stderr)[Symbol.asyncIterator]();
  return {
    ...running,
    url: String(first).replace('Listening on ', ''),
    folder,
    said: async () => String((await lines.next()).value),
  };
}

describe('netready serve', () => {
  it('serves until it is told to end, and reads its file again', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const { url, child, outcome, folder, said } = await start({ routes: ['direct'] });
    const probe = async (): Promise<number> =>
      (await fetch(`${url}/probe?target=http://127.0.0.1:${port}/`)).status;
    expect(await probe()).toBe(403);
    const config = { routes: ['direct'], serve: { targets: ['127.0.0.1:*'] } };
    await writeFile(join(folder, 'netready.json'), JSON.stringify(config));
    child.kill('SIGHUP');
    expect(await said()).toBe('netready: The configuration was read again');
    expect(await probe()).toBe(200);
    await writeFile(join(folder, 'netready.json'), '{');
    child.kill('SIGHUP');
    expect(await said()).toContain('The configuration before stays in force: Cannot read');
    expect(await probe()).toBe(200);
    child.kill('SIGTERM');
    expect((await outcome).status).toBe(0);
  });

  it('lets nobody in without a password where the web configuration has some', async () => {
    const { url, child, outcome } = await start({}, '--web-config', 'web.yml');
    const asked = async (word?: string): Promise<number> => {
      const authorization = `Basic ${btoa(`ann:${word}`)}`;
      const init = word === undefined ? {} : { headers: { authorization } };
      return (await fetch(`${url}/-/healthy`, init)).status;
    };
    expect(await asked()).toBe(401);
    expect(await asked('wrong')).toBe(401);
    expect(await asked('word')).toBe(200);
    child.kill('SIGINT');
    expect((await outcome).status).toBe(0);
  });

  it.each([
    [[], 'Cannot serve without --config FILE'],
    [['--config', 'no.json'], 'Cannot read the request in "no.json"'],
    [['--config', 'a.json', '--listen', 'example.com:80'], 'for --listen'],
    [['--config', 'a.json', '--listen', '127.0.0.1:70000'], 'for --listen'],
    [['--config', 'a.json', 'word'], 'Cannot use the word'],
  ])('%j says what is wrong, and ends with 2', async (args, why) => {
    const { status, stderr } = await runCli(['serve', ...args], { cwd: await temporaryFolder() });
    expect(status).toBe(2);
    expect(stderr).toContain(why);
  });

  it('says that it cannot listen where somebody else does', async () => {
    const { port } = await tcpServer(emptyAnswer);
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.json'), '{}');
    const listen = ['--listen', `127.0.0.1:${port}`];
    const { status, stderr } = await runCli(['serve', '--config', 'a.json', ...listen], {
      cwd: folder,
    });
    expect(status).toBe(2);
    expect(stderr).toContain('EADDRINUSE');
  });
});
