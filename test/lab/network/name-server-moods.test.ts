import type { DecodedPacket } from 'dns-packet';
import { describe, expect, it } from 'vitest';
import type { LabAddress } from '../../../src/lab/fault/lab-address.ts';
import { ask, dial, endOf, openLab, placeOf, portOf, secure } from '../lab-client.ts';

const host = 'gateway.example.com';

const three: readonly LabAddress[] = [
  { address: '20.127.0.1', fate: 'refuse' },
  { address: '20.127.0.2', fate: 'served' },
  { address: '2a01:111::2', fate: 'served' },
];

function addressesIn({ answers = [] }: DecodedPacket): unknown[] {
  return answers.flatMap((answer) => ('data' in answer ? [answer.data] : []));
}

describe('several addresses', () => {
  it('are given by their family, and have each its own fate', async () => {
    const fault = { kind: 'addresses', addresses: three } as const;
    const lab = await openLab({ faults: { names: [{ host, fault }] } });
    expect(addressesIn(await ask(lab, host))).toEqual(['20.127.0.1', '20.127.0.2']);
    expect(addressesIn(await ask(lab, host, 'AAAA'))).toEqual(['2a01:111::2']);
    const at = (address: string): number => portOf(lab, address, 443);
    expect(await endOf(dial(at('20.127.0.1')))).toBe('ECONNREFUSED');
    expect(await secure(lab, at('20.127.0.2')).outcome).toBe('secure');
    expect(await secure(lab, at('2a01:111::2')).outcome).toBe('secure');
  });

  it('are of a proxy as well', async () => {
    const addresses: LabAddress[] = [
      { address: '10.20.0.8', fate: 'drop' },
      { address: '10.20.0.9', fate: 'served' },
    ];
    const lab = await openLab({ proxies: [{ name: 'one', kind: 'http', addresses }] });
    const { name = '', port, namedPort = 0 } = lab.proxies['one'] ?? {};
    expect(addressesIn(await ask(lab, name))).toEqual(['10.20.0.8', '10.20.0.9']);
    expect(portOf(lab, '10.20.0.9', namedPort)).toBe(port);
    expect(portOf(lab, '10.20.0.8', namedPort)).not.toBe(port);
  });

  it('rotate', async () => {
    const fault = { kind: 'addresses', addresses: three, rotates: true } as const;
    const lab = await openLab({ faults: { names: [{ host, fault }] } });
    expect(addressesIn(await ask(lab, host))[0]).toBe('20.127.0.1');
    expect(addressesIn(await ask(lab, host))[0]).toBe('20.127.0.2');
    expect(addressesIn(await ask(lab, host))[0]).toBe('20.127.0.1');
  });
});

describe('the name server', () => {
  it('names an alias that leads nowhere', async () => {
    const fault = { kind: 'dangling', alias: 'gone.example' } as const;
    const lab = await openLab({ faults: { names: [{ host, fault }] } });
    const reply = await ask(lab, host);
    expect(reply).toMatchObject({ rcode: 'NXDOMAIN' });
    expect(addressesIn(reply)).toEqual(['gone.example']);
  });

  it('refuses what comes while it is at work', async () => {
    const limit = { atOnce: 2, workMs: 100 };
    const lab = await openLab({ faults: { nameServer: { limit } } });
    const replies = await Promise.all([ask(lab, host), ask(lab, host), ask(lab, host)]);
    expect(replies.map((reply) => 'rcode' in reply && reply.rcode).toSorted()).toEqual([
      'NOERROR',
      'NOERROR',
      'REFUSED',
    ]);
    expect(await ask(lab, host)).toMatchObject({ rcode: 'NOERROR' });
  });

  it('may stand behind one that never answers', async () => {
    const lab = await openLab({ faults: { nameServer: { behindDead: true } } });
    const { port = 0 } = lab.deadResolver ?? {};
    expect(port).not.toBe(lab.resolver.port);
    expect(await endOf(dial(port))).toBe('ECONNREFUSED');
    expect(await ask(lab, host)).toMatchObject({ rcode: 'NOERROR' });
  });

  it('may be there over UDP alone', async () => {
    const lab = await openLab({ faults: { nameServer: { udpAlone: true } } });
    expect(await ask(lab, host)).toMatchObject({ rcode: 'NOERROR' });
    expect(await endOf(dial(lab.resolver.port))).toBe('ECONNRESET');
    expect(await placeOf(lab, host, 443)).toBeGreaterThan(0);
  });
});
