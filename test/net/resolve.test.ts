import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import packet from 'dns-packet';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { NameServer, NetOptions } from '../../src/net/options.ts';
import { resolve } from '../../src/net/resolve.ts';
import {
  a,
  aaaa,
  always,
  closedUdpPort,
  cname,
  dnsServer,
  good,
  portPair,
  reply,
  type Script,
  silent,
  udpSocket,
} from './dns-server.ts';
import { netOptions } from './net-options.ts';
import { expectAtDeadline, expectWithin, shortMs } from './silence.ts';

function ask(
  nameServers: readonly NameServer[],
  over: Partial<NetOptions> = {},
  name = 'a.example',
) {
  return resolve({ name, port: 443, role: 'target' }, netOptions({ nameServers, ...over }));
}

const askScript = async (script: Script, over: Partial<NetOptions> = {}, name = 'a.example') =>
  ask([await dnsServer(script)], over, name);

describe('resolve() without a question', () => {
  it('takes an address for itself', async () => {
    const four = await ask([], {}, '192.0.2.1');
    const six = await ask([], {}, '2001:db8::1');
    expect(four).toMatchObject({
      by: 'literal',
      addresses: [{ address: '192.0.2.1', family: 4 }],
      failure: null,
    });
    expect(six.addresses).toEqual([{ address: '2001:db8::1', family: 6 }]);
  });

  it('takes the address of --resolve for its name and port alone', async () => {
    const server = await dnsServer(good);
    const fixedAddresses = [{ host: 'a.example', port: 443, address: '192.0.2.9' }];
    const fixed = await ask([server], { fixedAddresses });
    expect(fixed).toMatchObject({ by: 'option', addresses: [{ address: '192.0.2.9' }] });
    expect(server.asked).toEqual([]);
    const other = await resolve(
      { name: 'a.example', port: 80, role: 'target' },
      netOptions({ nameServers: [server], fixedAddresses }),
    );
    expect(other.by).toBe('dns');
  });

  it.each([
    ['a name of 300 characters', `${'a'.repeat(49)}.`.repeat(6)],
    ['a label of 64 characters', `${'a'.repeat(64)}.example`],
    ['a label of 64 octets', `${'ü'.repeat(32)}.example`],
    ['an empty label', 'a..example'],
    ['no name', ''],
  ])('asks nobody for %s', async (_, name) => {
    const server = await dnsServer(good);
    const observation = await ask([server], {}, name);
    expect(observation.failure?.code).toBe('dns-error');
    expect(server.asked).toEqual([]);
  });
});

describe('resolve() by a name server', () => {
  it('gives addresses with their time to live, IPv4 first', async () => {
    const server = await dnsServer((query) => [
      reply(query, {
        answers:
          query.type === 'A'
            ? [a(query.name, '192.0.2.1', 300), a(query.name, '192.0.2.2', 300)]
            : [aaaa(query.name, '2001:db8::1')],
      }),
    ]);
    const observation = await ask([server]);
    expect(observation).toMatchObject({
      step: 'resolve',
      role: 'target',
      name: 'a.example',
      by: 'dns',
      server: `127.0.0.1:${server.port}`,
      responseCode: 'NOERROR',
      addresses: [
        { address: '192.0.2.1', family: 4, ttl: 300 },
        { address: '192.0.2.2', family: 4, ttl: 300 },
        { address: '2001:db8::1', family: 6, ttl: 60 },
      ],
      failure: null,
    });
    expect(observation).not.toHaveProperty('aliases');
  });

  it('follows a chain of aliases, in whatever order and case it comes', async () => {
    const { aliases, addresses } = await askScript((query) => [
      reply(query, {
        answers:
          query.type === 'A'
            ? [
                a('C.example', '192.0.2.1'),
                cname('B.example', 'c.example'),
                cname('A.EXAMPLE', 'b.example'),
                a('stranger.example', '192.0.2.66'),
              ]
            : [],
      }),
    ]);
    expect(aliases).toEqual(['b.example', 'c.example']);
    expect(addresses.map(({ address }) => address)).toEqual(['192.0.2.1']);
  });

  it('ends in a loop of aliases', async () => {
    const { aliases, failure } = await askScript((query) => [
      reply(query, {
        answers: [cname('a.example', 'b.example'), cname('b.example', 'a.example')],
      }),
    ]);
    expect(aliases?.length).toBeLessThanOrEqual(32);
    expect(failure?.code).toBe('no-address');
  });

  it('bounds the addresses of an answer that has too many', async () => {
    const { addresses } = await askScript((query) => [
      reply(query, {
        answers:
          query.type === 'A'
            ? Array.from({ length: 250 }, (_, i) => a('a.example', `192.0.2.${i}`))
            : [],
      }),
    ]);
    expect(addresses).toHaveLength(100);
  });

  it.each(['a.example.', 'A.Example', 'xn--bcher-kva.example'])('finds %s', async (name) => {
    const { failure } = await askScript(good, {}, name);
    expect(failure).toBeNull();
  });

  it('finds a name that has IPv6 alone', async () => {
    const { addresses, failure } = await askScript((query) => [
      reply(query, { answers: query.type === 'A' ? [] : [aaaa(query.name, '2001:db8::1')] }),
    ]);
    expect(failure).toBeNull();
    expect(addresses).toEqual([{ address: '2001:db8::1', family: 6, ttl: 60 }]);
  });

  it('is not held up by an AAAA question that somebody drops', async () => {
    const { addresses, durationMs } = await askScript((query) =>
      query.type === 'A' ? good(query) : [],
    );
    expect(addresses).toHaveLength(1);
    expect(durationMs).toBeLessThan(5000);
  });

  it.each([
    ['NXDOMAIN', 'name-not-found'],
    ['NOERROR', 'no-address'],
    ['SERVFAIL', 'dns-failure'],
    ['REFUSED', 'dns-refused'],
    ['FORMERR', 'dns-error'],
  ] as const)('reports %s as %s', async (code, expected) => {
    const observation = await askScript(always(code), { timeoutMs: 3000 });
    expect(observation).toMatchObject({
      responseCode: code,
      addresses: [],
      failure: { code: expected },
    });
  });

  it('asks again after one SERVFAIL', async () => {
    const server = await dnsServer((query) =>
      query.before === 0 ? [reply(query, { code: 'SERVFAIL' })] : good(query),
    );
    expect((await ask([server])).failure).toBeNull();
    expect(server.asked.filter((type) => type === 'A')).toHaveLength(2);
  });

  it('ends no sooner than its AAAA question where the A question is refused, and counts none of that', async () => {
    const socket = await udpSocket();
    const held: (() => void)[] = [];
    socket.on('message', (bytes, { port, address }) => {
      const { id = 0, questions } = packet.decode(bytes);
      const { name = '', type = '' } = questions?.[0] ?? {};
      const send = () => socket.send(reply({ id, name, type }, { code: 'REFUSED' }), port, address);
      if (type === 'A') send();
      else held.push(send);
    });
    let isOver = false;
    const asking = ask([{ address: '127.0.0.1', port: socket.address().port }]).finally(() => {
      isOver = true;
    });
    const heldMs = 500;
    await vi.waitUntil(() => held.length > 0);
    await setTimeout(heldMs);
    expect(isOver).toBe(false);
    for (const send of held.splice(0)) send();
    const { failure, durationMs } = await asking;
    expect(failure?.code).toBe('dns-refused');
    expect(durationMs).toBeLessThan(heldMs);
  });

  it('ends a second later where nobody answers its AAAA question', async () => {
    const timer = performance.now();
    const { failure } = await askScript((query) =>
      query.type === 'A' ? [reply(query, { code: 'REFUSED' })] : [],
    );
    expect(failure?.code).toBe('dns-refused');
    const wholeMs = performance.now() - timer;
    expect(wholeMs).toBeGreaterThan(900);
    expect(wholeMs).toBeLessThan(5000);
  });

  it('is patient anew with a question that it sent again', async () => {
    const socket = await udpSocket();
    const asked: string[] = [];
    socket.on('message', async (bytes, { port, address }) => {
      const { id = 0, questions } = packet.decode(bytes);
      const { name = '', type = '' } = questions?.[0] ?? {};
      asked.push(type);
      // Twice in its patience of a third, and over it in all.
      await setTimeout(600);
      socket.send(reply({ id, name, type }, { code: 'REFUSED' }), port, address);
    });
    const server = { address: '127.0.0.1', port: socket.address().port };
    const { failure } = await ask([server], { timeoutMs: 3000 });
    expect(failure?.code).toBe('dns-refused');
    expect(asked.filter((type) => type === 'A')).toHaveLength(2);
  });

  it('takes the word of the second server where the first refuses', async () => {
    const second = await dnsServer(good);
    const observation = await ask([await dnsServer(always('REFUSED')), second]);
    expect(observation).toMatchObject({ server: `127.0.0.1:${second.port}`, failure: null });
  });

  it('asks the second server where the first is silent', async () => {
    const observation = await ask([await dnsServer(silent), await dnsServer(good)], {
      timeoutMs: 900,
    });
    expect(observation.failure).toBeNull();
    expect(observation.durationMs).toBeLessThan(900);
  });

  it('asks the second server at once where nobody listens at the first', async () => {
    const observation = await ask([await closedUdpPort(), await dnsServer(good)]);
    expect(observation.failure).toBeNull();
    expect(observation.durationMs).toBeLessThan(5000);
  });

  it('reports refused at once where nobody listens at any', async () => {
    const observation = await ask([await closedUdpPort(), await closedUdpPort()]);
    expect(observation.failure?.code).toBe('refused');
    expect(observation).not.toHaveProperty('responseCode');
    expect(observation.durationMs).toBeLessThan(5000);
  });

  it.each([1, 2])('reports one timeout where %i servers are silent', async (count) => {
    const servers = await Promise.all(Array.from({ length: count }, () => dnsServer(silent)));
    const observation = await ask(servers, { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('timeout');
    expectAtDeadline(observation.durationMs);
  });

  it('prefers what one server said to the silence of the other', async () => {
    const servers = [await dnsServer(always('SERVFAIL')), await dnsServer(silent)];
    const observation = await ask(servers, { timeoutMs: shortMs });
    expect(observation.responseCode).toBe('SERVFAIL');
  });

  it('reports dns-error at its deadline where garbage comes', async () => {
    const observation = await askScript(() => [Buffer.from('garbage'), Buffer.alloc(0)], {
      timeoutMs: shortMs,
    });
    expect(observation.failure?.code).toBe('dns-error');
    expectAtDeadline(observation.durationMs);
  });

  it('hears the answer behind garbage, a wrong id and a wrong name', async () => {
    const { addresses } = await askScript((query) => [
      Buffer.from('garbage'),
      reply({ ...query, id: (query.id + 1) % 65_536 }, { code: 'NXDOMAIN' }),
      reply({ ...query, name: 'b.example' }, { code: 'NXDOMAIN' }),
      ...good(query),
    ]);
    expect(addresses).toHaveLength(1);
  });

  it('passes over a wrong id', async () => {
    const wrong: Script = (query) => [
      reply({ ...query, id: (query.id + 1) % 65_536 }, { code: 'NXDOMAIN' }),
    ];
    const observation = await askScript(wrong, { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('timeout');
  });

  it('rejects with the reason when it is aborted, early or late', async () => {
    const server = await dnsServer(silent);
    const early = new AbortController();
    const asking = ask([server], { signal: early.signal });
    early.abort('early');
    await expect(asking).rejects.toBe('early');

    const late = new AbortController();
    const socket = await udpSocket();
    socket.on('message', () => late.abort('late'));
    const { port } = socket.address();
    const again = ask([{ address: '127.0.0.1', port }], { signal: late.signal });
    await expect(again).rejects.toBe('late');
  });
});

describe('resolve() where an answer is cut', () => {
  async function cutServer(onTcp: (connection: Socket) => void): Promise<NameServer> {
    const { udp, tcp, port } = await portPair();
    udp.on('message', (bytes, from) => {
      const { id = 0, questions } = packet.decode(bytes);
      const { name = '', type = '' } = questions?.[0] ?? {};
      udp.send(reply({ id, name, type }, { cut: true }), from.port, from.address);
    });
    tcp.on('connection', (connection: Socket) => {
      connection.on('error', () => {});
      onTestFinished(() => {
        connection.destroy();
      });
      onTcp(connection);
    });
    return { address: '127.0.0.1', port };
  }

  it('asks again over TCP', async () => {
    const server = await cutServer((connection) => {
      connection.once('data', (bytes) => {
        const { id = 0, questions } = packet.decode(bytes.subarray(2));
        const { name = '', type = '' } = questions?.[0] ?? {};
        const [message = Buffer.alloc(0)] = good({ id, name, type, before: 0 });
        const length = Buffer.alloc(2);
        length.writeUInt16BE(message.length);
        // In two pieces, as TCP may.
        connection.write(length);
        setImmediate(() => connection.write(message));
      });
    });
    const observation = await ask([server]);
    expect(observation).toMatchObject({ responseCode: 'NOERROR', failure: null });
  });

  it.each([
    ['dns-error where FIN comes', (end: () => void) => end(), 'dns-error'],
    ['a timeout at the one deadline where nothing comes', () => {}, 'timeout'],
  ] as const)('reports %s', async (_, act, code) => {
    const server = await cutServer((connection) => {
      connection.once('data', () => act(() => connection.end()));
    });
    const observation = await ask([server], { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe(code);
    expectWithin(observation.durationMs, shortMs * 2 - 10);
  });
});

describe('resolve() by several name servers', () => {
  it('waits a second for a silent one, remembers it, and tells of it', async () => {
    const [dead, live] = [await dnsServer(silent), await dnsServer(good)];
    const nameServers = [dead, live];
    const first = await ask(nameServers, { timeoutMs: 1200 });
    expect(first).toMatchObject({ failure: null, server: `127.0.0.1:${live.port}` });
    expect(first.unanswered).toMatchObject([{ server: `127.0.0.1:${dead.port}`, code: 'timeout' }]);
    const before = dead.asked.length;
    const second = await ask(nameServers, { timeoutMs: 1200 }, 'b.example');
    expect(second).not.toHaveProperty('unanswered');
    expectWithin(second.durationMs, 290);
    expect(dead.asked).toHaveLength(before);
  });

  it('tells of one at which nobody listens, and of one that refuses, and asks that one again', async () => {
    const closed = await closedUdpPort();
    const refusing = await dnsServer(always('REFUSED'));
    const nameServers = [closed, refusing, await dnsServer(good)];
    const codes = async (name: string) =>
      (await ask(nameServers, {}, name)).unanswered?.map(({ code }) => code);
    expect(await codes('a.example')).toEqual(['refused', 'dns-refused']);
    expect(await codes('b.example')).toEqual(['dns-refused']);
  });

  it('tells of nobody where the first one answers, or none does', async () => {
    const fine = await ask([await dnsServer(good), await dnsServer(silent)]);
    expect(fine).not.toHaveProperty('unanswered');
    const lost = await ask([await dnsServer(silent), await dnsServer(silent)], {
      timeoutMs: shortMs,
    });
    expect(lost.failure?.code).toBe('timeout');
    expect(lost).not.toHaveProperty('unanswered');
  });

  it('ends at its deadline under a flood of answers to nothing', async () => {
    const socket = await udpSocket();
    socket.on('message', (_, { port, address }) => {
      for (let count = 0; count < 3000; count += 1) {
        socket.send(Buffer.from([count & 255, count >> 8, 0x81, 0x80]), port, address);
      }
    });
    const { port } = socket.address();
    const observation = await ask([{ address: '127.0.0.1', port }], { timeoutMs: shortMs });
    expect(observation.failure).not.toBeNull();
  });
});

describe('resolve() after SERVFAIL', () => {
  /** Fails, and answers the bit CD as is said. */
  const checking = async (unchecked: Script): Promise<NameServer> => {
    const udp = await udpSocket();
    udp.on('message', (bytes, from) => {
      const { id = 0, questions } = packet.decode(bytes);
      const { name = '', type = '' } = questions?.[0] ?? {};
      const query = { id, name, type, before: 0 };
      const waived = (bytes.readUInt16BE(2) & packet.CHECKING_DISABLED) !== 0;
      const [answer = Buffer.alloc(0)] = (waived ? unchecked : always('SERVFAIL'))(query);
      udp.send(answer, from.port, from.address);
    });
    return { address: '127.0.0.1', port: udp.address().port };
  };

  it('tells of addresses that the server has where it need not check signatures', async () => {
    const observation = await ask([await checking(good)]);
    expect(observation.failure?.code).toBe('dns-failure');
    expect(observation.addresses).toEqual([]);
    expect(observation.uncheckedAddresses).toHaveLength(1);
  });

  it.each([
    ['fails all the same', always('SERVFAIL')],
    ['knows no such name', always('NXDOMAIN')],
    ['is silent', silent],
  ] as const)('tells of none where it %s', async (_, unchecked) => {
    const observation = await ask([await checking(unchecked)], { timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('dns-failure');
    expect(observation).not.toHaveProperty('uncheckedAddresses');
  });
});

describe('resolve() where TCP is closed', () => {
  /** Cuts plain answers, and answers whole where room is offered. */
  const roomy = async (whole: boolean): Promise<NameServer> => {
    const udp = await udpSocket();
    udp.on('message', (bytes, from) => {
      const { id = 0, questions, additionals = [] } = packet.decode(bytes);
      const { name = '', type = '' } = questions?.[0] ?? {};
      const query = { id, name, type, before: 0 };
      const isWide = additionals.some((one) => one.type === 'OPT');
      const [answer = Buffer.alloc(0)] =
        whole && isWide ? good(query) : [reply(query, { cut: true })];
      udp.send(answer, from.port, from.address);
    });
    return { address: '127.0.0.1', port: udp.address().port };
  };

  it('says so, and takes no part of an answer', async () => {
    const observation = await ask([await roomy(false)]);
    expect(observation).toMatchObject({ addresses: [], tcpFailure: 'refused' });
    expect(observation.failure?.code).toBe('refused');
  });

  it('asks with room for a larger answer, and says so all the same', async () => {
    const observation = await ask([await roomy(true)]);
    expect(observation).toMatchObject({ failure: null, tcpFailure: 'refused' });
    expect(observation.addresses).toHaveLength(1);
  });

  it('asks the next server', async () => {
    const next = await dnsServer(good);
    const observation = await ask([await roomy(false), next]);
    expect(observation).toMatchObject({
      failure: null,
      tcpFailure: 'refused',
      server: `127.0.0.1:${next.port}`,
    });
  });
});

describe('resolve() and the system', () => {
  it('asks the system alone where no server is known', async () => {
    const observation = await ask([], {}, 'localhost');
    expect(observation).toMatchObject({ by: 'system', failure: null });
    expect(observation.addresses.map(({ address }) => address)).toContain('127.0.0.1');
    expect(observation).not.toHaveProperty('responseCode');
  });

  it('takes the hosts file’s word where the server says otherwise, and shows both', async () => {
    const observation = await askScript(always('NXDOMAIN'), { systemOpinion: true }, 'localhost');
    expect(observation).toMatchObject({
      by: 'system',
      responseCode: 'NXDOMAIN',
      dns: { addresses: [], failure: 'name-not-found' },
      failure: null,
    });
    expect(observation.system?.addresses).toContain('127.0.0.1');
    expect(observation.system?.file).toMatch(/etc.hosts$/);
  });

  it('keeps the server’s word where the two agree', async () => {
    const observation = await askScript(
      (query) => [
        reply(query, { answers: query.type === 'A' ? [a('localhost', '127.0.0.1')] : [] }),
      ],
      { systemOpinion: true },
      'localhost',
    );
    expect(observation).toMatchObject({
      by: 'dns',
      addresses: [{ address: '127.0.0.1', ttl: 60 }],
    });
    expect(observation.system?.addresses).toContain('127.0.0.1');
  });

  it('does not ask the system where the server is silent', async () => {
    const observation = await askScript(silent, { systemOpinion: true, timeoutMs: shortMs });
    expect(observation.failure?.code).toBe('timeout');
    expect(observation).not.toHaveProperty('system');
    expectAtDeadline(observation.durationMs);
  });
});

describe('resolve() on a Windows with a policy of names', () => {
  const policy = { namespace: '.example', servers: ['10.0.0.53'] };
  const namePolicy = { of: (name: string) => (name.endsWith('.example') ? policy : undefined) };

  it('keeps the rule that a name falls under, whatever came of it', async () => {
    const found = await askScript(good, { namePolicy });
    expect(found.namePolicy).toEqual(policy);
    const lost = await askScript(always('NXDOMAIN'), { namePolicy });
    expect(lost).toMatchObject({ failure: { code: 'name-not-found' }, namePolicy: policy });
    expect(await askScript(always('NXDOMAIN'), { namePolicy }, 'a.test')).not.toHaveProperty(
      'namePolicy',
    );
  });

  it('keeps that of another machine where a name server failed, and else not', async () => {
    const foreign = { namePolicy: { ...namePolicy, isForeign: true as const } };
    expect(await askScript(good, foreign)).not.toHaveProperty('namePolicy');
    const lost = await askScript(always('REFUSED'), foreign);
    expect(lost.namePolicy).toEqual(policy);
  });

  it('keeps none of an address, nor of a name that was bound to one', async () => {
    const all = { namePolicy: { of: () => policy } };
    expect(await ask([], all, '192.0.2.1')).not.toHaveProperty('namePolicy');
    const fixedAddresses = [{ host: 'a.example', port: 443, address: '192.0.2.9' }];
    expect(await ask([], { ...all, fixedAddresses })).not.toHaveProperty('namePolicy');
  });
});
