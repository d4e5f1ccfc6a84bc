import { setTimeout } from 'node:timers/promises';
import packet from 'dns-packet';
import { describe, expect, it, vi } from 'vitest';
import { askBoth } from '../../../src/net/dns/ask-both.ts';
import type { NameServer } from '../../../src/net/options.ts';
import { a, aaaa, dnsServer, good, reply, udpSocket } from '../dns-server.ts';

function ask(nameServers: readonly NameServer[], name = 'a.example') {
  const { signal } = new AbortController();
  return askBoth({ name }, { nameServers, timeoutMs: 10_000, signal });
}

/** A server that answers A at once, of a refused name by REFUSED, and holds each AAAA query. */
async function busyServer(refused: string) {
  const socket = await udpSocket();
  const held: (() => void)[] = [];
  socket.on('message', (bytes, { port, address }) => {
    const { id = 0, questions } = packet.decode(bytes);
    const { name = '', type = '' } = questions?.[0] ?? {};
    const query = { id, name, type, before: 0 };
    const answers = name === refused ? [reply(query, { code: 'REFUSED' })] : good(query);
    const send = (): void => {
      for (const answer of answers) socket.send(answer, port, address);
    };
    if (type === 'A' || name === refused) send();
    else held.push(send);
  });
  return { servers: [{ address: '127.0.0.1', port: socket.address().port }], held };
}

describe('askBoth()', () => {
  it('gives the answers of both families', async () => {
    const server = await dnsServer((query) => [
      reply(query, {
        answers:
          query.type === 'A' ? [a(query.name, '192.0.2.1')] : [aaaa(query.name, '2001:db8::1')],
      }),
    ]);
    const { a: four, aaaa: six } = await ask([server]);
    expect(four.addresses).toHaveLength(1);
    expect(six?.addresses).toHaveLength(1);
  });

  it('leaves an AAAA query behind where nothing was refused so far', async () => {
    const { servers, held } = await busyServer('other.example');
    const { a: four, aaaa: six } = await ask(servers);
    expect(four.addresses).toHaveLength(1);
    expect(six).toBeUndefined();
    // Nobody answered it, and it is over.
    expect(held.length).toBeGreaterThan(0);
  });

  it('is over with its AAAA query where the same servers refused something before, and counts none of that', async () => {
    const { servers, held } = await busyServer('refused.example');
    expect((await ask(servers, 'refused.example')).a.responseCode).toBe('REFUSED');
    let isOver = false;
    const asking = ask(servers).finally(() => {
      isOver = true;
    });
    const heldMs = 500;
    await vi.waitUntil(() => held.length > 0);
    await setTimeout(heldMs);
    expect(isOver).toBe(false);
    for (const send of held.splice(0)) send();
    const { a: four, aaaa: six, at } = await asking;
    expect(four.addresses).toHaveLength(1);
    // It came after the patience that an answer with addresses has, as it would anywhere.
    expect(six).toBeUndefined();
    expect(at).toBeLessThan(heldMs);
  });
});
