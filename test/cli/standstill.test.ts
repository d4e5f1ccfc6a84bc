import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Report } from '../../src/model/audit/report.ts';
import { emptyAnswer, tcpServer } from './loopback.ts';
import { startCli } from './run-cli.ts';

const targets = 6;
// Longer than peers are patient.
const stillMs = 1300;
const chosen = Uint8Array.of(5, 0);
const opened = Uint8Array.of(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);

// What a table of connections on the way does to those of a machine that slept.
it.skipIf(process.platform === 'win32')(
  'connections that are given up while this process stands still say nothing of their targets',
  async () => {
    const asleep: Socket[] = [];
    let isAwake = false;
    const server = await tcpServer((socket) => {
      if (isAwake) serve(socket, (request) => emptyAnswer(socket, request));
      else asleep.push(socket);
    });
    const { child, outcome } = startCli([
      ...['audit', '--route', `socks5://127.0.0.1:${server.port}`, '--format', 'json'],
      ...Array.from({ length: targets }, (_, n) => ['--target', `http://192.0.2.${n + 1}/`]).flat(),
    ]);
    while (asleep.length < targets) await once(server.events, 'request');
    child.kill('SIGSTOP');
    await setTimeout(stillMs);
    isAwake = true;
    for (const socket of asleep) serve(socket, () => socket.resetAndDestroy());
    child.kill('SIGCONT');

    const { status, stdout, stderr } = await outcome;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { summary, findings } = JSON.parse(stdout) as Report;
    expect(summary).toMatchObject({ targets, reachable: targets });
    expect(findings).toMatchObject([
      { kind: 'local-limit', severity: 'warning', facts: { tries: targets } },
    ]);
    expect(findings[0]?.facts['delayedMs']).toBeGreaterThan(1000);
  },
);

/** Opens what the greeting of SOCKS5 (RFC 1928) asked for, and hands on the request behind it. */
function serve(socket: Socket, answer: (request: string) => void): void {
  socket.once('data', () => {
    socket.once('data', (request) => answer(String(request)));
    socket.write(opened);
  });
  socket.write(chosen);
}
