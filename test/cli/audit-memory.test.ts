import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createKeys,
  issueCertificate,
  privateKeyPem,
} from '../../src/lab/certificates/certificate.ts';
import { listeningPort } from '../../src/lab/network/listening-port.ts';
import { refusingNameServer, tcpServer } from './loopback.ts';
import { peakIn, tellingPeak } from './peak-of-run.ts';
import { runCli, temporaryFolder } from './run-cli.ts';

const targets = 800;
const maxMB = 300;

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
    expect(await peakIn(folder)).toBeLessThan(maxMB);
  });

  it('stays below 220 MB where every server sends 75 KB of certificates', {
    timeout: 120_000,
  }, async () => {
    const folder = await temporaryFolder();
    const port = await longChainServer();
    const list = join(folder, 'list.csv');
    const urls = Array.from({ length: targets }, (_, index) => `https://t${index}.example/`);
    await writeFile(list, ['url', ...urls].join('\n'));
    const { status } = await runCli(
      [
        ...['audit', '--catalogue', list, '--os', 'linux', '--quiet', '--route', 'direct'],
        ...['--connect-to', `::127.0.0.1:${port}`, '--no-interception-check'],
      ],
      { env: await tellingPeak(folder), patienceMs: 110_000 },
    );
    expect(status).toBe(1);
    expect(await peakIn(folder)).toBeLessThan(220);
  });
});

/** A TLS server whose chain is one long certificate, five times under other numbers. */
async function longChainServer(): Promise<number> {
  const keys = await createKeys();
  const names = Array.from({ length: 640 }, (_, index) => `name-${index}.example.example`);
  const order = { subject: { CN: 'stranger.example' }, keys, names };
  const chain = await Promise.all(Array.from({ length: 5 }, () => issueCertificate(order)));
  const server = createServer({ key: privateKeyPem(keys), cert: chain.join('') }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  });
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return listeningPort(server);
}

function refuse(socket: NodeJS.WritableStream, request: string): void {
  const [, what = ''] = request.split(' ');
  const page = `<html><title>Denied</title>${what}${'<p>By the rules of this company.</p>'.repeat(1800)}`;
  socket.end(
    `HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
  );
}
