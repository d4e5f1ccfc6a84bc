import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBlackHole } from '../../../src/lab/network/black-hole.ts';
import { listeningPort } from '../../../src/lab/network/listening-port.ts';
import { openFaultyLab, placeOf } from '../lab-client.ts';

const rounds = 20;

/**
 * Whether a connection stood or failed while twenty others, begun after it, came and went. Over
 * loopback each of those is a whole handshake and its end, so an answer would have been seen.
 */
async function isAnswered(port: number): Promise<boolean> {
  let answered = false;
  const note = (): void => {
    answered = true;
  };
  const socket = connect({ host: '127.0.0.1', port }).on('connect', note).on('error', note);
  const server = createServer((peer) => peer.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (let round = 0; round < rounds; round += 1) {
    const other = connect({ host: '127.0.0.1', port: listeningPort(server) });
    other.resume();
    await once(other, 'close');
  }
  socket.destroy();
  server.close();
  return answered;
}

describe('openBlackHole()', () => {
  it('never answers a SYN', async () => {
    const hole = await openBlackHole();
    onTestFinished(() => hole.close());
    const answers = await Promise.all([isAnswered(hole.port), isAnswered(hole.port)]);
    expect(answers).toEqual([false, false]);
  });

  it('gives its port back when it is closed', async () => {
    const hole = await openBlackHole();
    await hole.close();
    expect(await isAnswered(hole.port)).toBe(true);
  });

  it('stands where a scenario drops', async () => {
    const lab = await openFaultyLab({ kind: 'drop' });
    expect(await isAnswered(await placeOf(lab, 'gateway.example.com', 443))).toBe(false);
    expect(await isAnswered(await placeOf(lab, 'storage.example.com', 443))).toBe(true);
  });
});
