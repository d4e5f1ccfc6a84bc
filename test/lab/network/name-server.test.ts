import { once } from 'node:events';
import packet from 'dns-packet';
import { describe, expect, it } from 'vitest';
import type { NameFault } from '../../../src/lab/fault/fault.ts';
import type { Lab } from '../../../src/lab/lab.ts';
import { ask, askRaw, dial, openLab } from '../lab-client.ts';

const host = 'gateway.example.com';

function openLabWith(fault: NameFault): Promise<Lab> {
  return openLab({ faults: { names: [{ host, fault }] } });
}

describe('the name server', () => {
  it('answers a name with a public address of its own', async () => {
    const lab = await openLab();
    const one = await ask(lab, host);
    const other = await ask(lab, 'STORAGE.example.com');
    expect(one.answers).toEqual([expect.objectContaining({ type: 'A', data: '20.64.0.2' })]);
    expect(other.answers).toEqual([expect.objectContaining({ type: 'A', data: '20.64.0.3' })]);
  });

  it('answers AAAA with no data, and a blob name by way of an alias', async () => {
    const lab = await openLab();
    expect(await ask(lab, host, 'AAAA')).toMatchObject({ rcode: 'NOERROR', answers: [] });
    const { answers } = await ask(lab, 'x.blob.core.windows.net');
    expect(answers?.map(({ type }) => type)).toEqual(['CNAME', 'A']);
  });

  it('knows no name of the company but its proxies', async () => {
    const lab = await openLab({ proxies: [{ name: 'open', kind: 'http' }] });
    expect(await ask(lab, 'intranet.corp.example')).toMatchObject({ rcode: 'NXDOMAIN' });
    const { answers } = await ask(lab, lab.proxies['open']?.name ?? '');
    expect(answers).toEqual([expect.objectContaining({ data: '10.20.0.10' })]);
  });

  it.each([
    ['nxdomain', 'NXDOMAIN'],
    ['refused', 'REFUSED'],
    ['servfail', 'SERVFAIL'],
    ['no-data', 'NOERROR'],
  ] as const)('answers %s with %s and no address', async (kind, rcode) => {
    const lab = await openLabWith({ kind });
    expect(await ask(lab, host)).toMatchObject({ rcode, answers: [] });
    expect(await ask(lab, 'storage.example.com')).toMatchObject({ rcode: 'NOERROR' });
  });

  it('fails the first question alone when that is asked for', async () => {
    const lab = await openLabWith({ kind: 'servfail', first: true });
    expect(await ask(lab, host)).toMatchObject({ rcode: 'SERVFAIL' });
    expect(await ask(lab, host)).toMatchObject({ rcode: 'NOERROR' });
  });

  it('keeps silent on one name while it answers the next', async () => {
    const lab = await openLabWith({ kind: 'silence' });
    const first = askRaw(lab, host).then(() => 'silent name');
    const second = askRaw(lab, 'storage.example.com').then(() => 'other name');
    expect(await Promise.race([first, second])).toBe('other name');
    expect(lab.log).toContainEqual({ kind: 'query', name: host, type: 'A', over: 'udp' });
  });

  it('gives the sinkhole address of a scenario, behind its alias', async () => {
    const alias = 'x.privatelink.example.com';
    const lab = await openLabWith({ kind: 'address', address: '10.9.9.9', alias });
    const { answers } = await ask(lab, host);
    expect(answers).toEqual([
      expect.objectContaining({ type: 'CNAME', data: alias }),
      expect.objectContaining({ type: 'A', name: alias, data: '10.9.9.9' }),
    ]);
  });

  it('answers with bytes that are no message, or under another id', async () => {
    const garbled = await openLabWith({ kind: 'garbage' });
    const bytes = await askRaw(garbled, host);
    expect(bytes.readUInt16BE(0)).toBe(7);
    expect(() => packet.decode(bytes)).toThrow();
    const wrong = await openLabWith({ kind: 'wrong-id' });
    expect(await ask(wrong, host)).toMatchObject({ id: 8, rcode: 'NOERROR' });
  });

  it('cuts an answer over UDP and gives the whole over TCP', async () => {
    const lab = await openLabWith({ kind: 'truncated' });
    expect(await ask(lab, host)).toMatchObject({ flag_tc: true, answers: [] });
    const socket = dial(lab.resolver.port);
    socket.write(
      packet.streamEncode({ type: 'query', id: 9, questions: [{ type: 'A', name: host }] }),
    );
    const [bytes] = await once(socket, 'data');
    const reply = packet.streamDecode(bytes);
    expect(reply).toMatchObject({ id: 9, flag_tc: false });
    expect(reply.answers).toHaveLength(1);
  });

  it('passes over what is no question and goes on', async () => {
    const lab = await openLab();
    const socket = dial(lab.resolver.port);
    socket.write(Buffer.from([0, 3, 1, 2, 3]));
    socket.write(
      packet.streamEncode({ type: 'query', id: 9, questions: [{ type: 'A', name: host }] }),
    );
    const [bytes] = await once(socket, 'data');
    expect(packet.streamDecode(bytes).id).toBe(9);
  });
});
