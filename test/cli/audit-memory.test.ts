import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusingNameServer, tcpServer } from './loopback.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const targets = 800;
const mostMB = 300;

describe('the memory of an audit', () => {
  it('stays below 300 MB where every answer is a page of 64 KB', { timeout: 120_000 }, async () => {
    const folder = await temporaryFolder();
    const [names, proxy] = await Promise.all([refusingNameServer(), tcpServer(refuse)]);
    const list = join(folder, 'list.csv');
    const urls = Array.from({ length: targets }, (_, index) => {
      return `${index % 2 === 0 ? 'https' : 'http'}://t${index}.example/`;
    });
    await writeFile(list, ['url', ...urls].join('\n'));
    const { status, stdout } = await runCli(
      [
        ...['audit', '--catalogue', list, '--os', 'linux', '--quiet'],
        ...['--route', `http://127.0.0.1:${proxy.port}`, '--resolver', `127.0.0.1:${names.port}`],
      ],
      { env: await tellingPeak(folder), patienceMs: 110_000 },
    );
    expect(stdout).toMatch(/NOT READY: \d+ of 800/);
    expect(status).toBe(1);
    expect(Number(await readFile(join(folder, 'peak'), 'utf8')) / 1000).toBeLessThan(mostMB);
  });
});

/** What makes a process write its largest resident size, KiB, into a file as it ends. */
async function tellingPeak(folder: string): Promise<Readonly<Record<string, string>>> {
  const script = join(folder, 'peak.mjs');
  await writeFile(
    script,
    `import { writeFileSync } from 'node:fs';
     const file = new URL('peak', import.meta.url);
     process.on('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));`,
  );
  return { NODE_OPTIONS: `--import ${pathToFileURL(script)}` };
}

function refuse(socket: NodeJS.WritableStream, request: string): void {
  const [, what = ''] = request.split(' ');
  const page = `<html><title>Denied</title>${what}${'<p>By the rules of this company.</p>'.repeat(1800)}`;
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
  );
}
