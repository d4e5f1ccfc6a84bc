import { describe, expect, it, type onTestFinished } from 'vitest';
import type { FailureCode } from '../../src/model/finding/failure.ts';
import { exchange } from '../../src/net/exchange.ts';
import { tunnel } from '../../src/net/tunnel.ts';
import { deadlineFor, type HostileAnswer, hostileAnswers } from './hostile-answers.ts';
import { tcpServer } from './loopback.ts';
import { netOptions } from './net-options.ts';
import { openTap } from './open-tap.ts';

const maxMs = 20_000;
const proxy = { kind: 'http', host: 'proxy.example', port: 3128 } as const;
const options = (code: FailureCode | null) => netOptions({ timeoutMs: deadlineFor(code) });

// Most of the time is waiting: several wait side by side.
const each = hostileAnswers.map((one) => [one.name, one] as const);

async function served({ send }: HostileAnswer, onEnd: typeof onTestFinished) {
  const { port } = await tcpServer((socket) => {
    socket.once('data', () => send(socket));
  }, onEnd);
  return openTap(port, onEnd);
}

describe('exchange() that is sent', () => {
  it.concurrent.for(each)('%s', async ([, one], { onTestFinished }) => {
    const stream = await served(one, onTestFinished);
    const started = performance.now();
    const observation = await exchange(
      { stream, method: 'GET', url: 'http://a.example/', isEvidence: () => true },
      options(one.exchange),
    );
    expect(observation.failure?.code ?? null).toBe(one.exchange);
    expect(performance.now() - started).toBeLessThan(maxMs);
    expect(stream.bytesRead).toBeLessThan(4_000_000);
    expect(JSON.stringify(observation).length).toBeLessThan(600_000);
    if (observation.status === undefined && observation.failure?.code === 'protocol-error') {
      expect(observation.firstBytes).not.toBe('');
    }
  });
});

describe('tunnel() that is sent', () => {
  it.concurrent.for(each)('%s', async ([, one], { onTestFinished }) => {
    const stream = await served(one, onTestFinished);
    const started = performance.now();
    const observation = await tunnel(
      { proxy, host: 'a.example', port: 443, stream },
      options(one.tunnel),
    );
    expect(observation.failure?.code ?? null).toBe(one.tunnel);
    expect(performance.now() - started).toBeLessThan(maxMs);
    expect(JSON.stringify(observation).length).toBeLessThan(600_000);
  });
});
