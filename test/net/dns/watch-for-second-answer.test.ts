import { describe, expect, it } from 'vitest';
import type { LaterAnswer } from '../../../src/model/audit/look-up.ts';
import { watchForSecondAnswer } from '../../../src/net/dns/watch-for-second-answer.ts';
import { resolve } from '../../../src/net/resolve.ts';
import { a, cname, dnsServer, good, reply, type Script, silent } from '../dns-server.ts';
import { netOptions } from '../net-options.ts';

const name = 'a.example';
const long = 20_000;
const brief = 150;

interface Heard {
  readonly first: readonly string[];
  readonly later: LaterAnswer | undefined;
}

async function hear(
  script: Script,
  { forMs = brief, timeoutMs = long, signal = new AbortController().signal } = {},
): Promise<Heard> {
  const nameServers = [await dnsServer(script)];
  const watch = watchForSecondAnswer({ forMs, signal });
  const question = { name, port: 443, role: 'target', watch } as const;
  const { addresses } = await resolve(question, netOptions({ nameServers, timeoutMs, signal }));
  return { first: addresses.map(({ address }) => address), later: await watch.outcome() };
}

const answersOf = (...addresses: string[]) => ({ answers: addresses.map((one) => a(name, one)) });

/** Sends these answers to an A query, one after the other, and none to another. */
const sending =
  (...replies: Parameters<typeof reply>[1][]): Script =>
  (query) =>
    query.type === 'A' ? replies.map((one) => reply(query, one)) : [reply(query, {})];

describe('watchForSecondAnswer()', () => {
  it('hears addresses behind an NXDOMAIN, at once', async () => {
    const start = performance.now();
    const script = sending({ code: 'NXDOMAIN' }, answersOf('20.1.1.1'));
    const { first, later } = await hear(script, { forMs: long });
    expect(first).toEqual([]);
    expect(later).toMatchObject({ responseCode: 'NOERROR', addresses: ['20.1.1.1'] });
    expect(later?.afterMs).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(long);
  });

  it('hears an NXDOMAIN behind addresses, and other addresses', async () => {
    const refuted = await hear(sending(answersOf('20.1.1.1'), { code: 'NXDOMAIN' }));
    expect(refuted.later).toMatchObject({ responseCode: 'NXDOMAIN', addresses: [] });
    const other = await hear(sending(answersOf('10.0.0.1'), answersOf('20.1.1.1', '20.1.1.2')));
    expect(other.first).toEqual(['10.0.0.1']);
    expect(other.later?.addresses).toEqual(['20.1.1.1', '20.1.1.2']);
  });

  it('hears an answer behind the one that was said twice', async () => {
    const same = answersOf('20.1.1.1');
    expect((await hear(sending(same, same, answersOf('20.2.2.2')))).later?.addresses).toEqual([
      '20.2.2.2',
    ]);
  });

  it.each<[string, Script]>([
    ['one answer', good],
    ['a doubled answer', sending(answersOf('20.1.1.1'), answersOf('20.1.1.1'))],
    [
      'the same addresses in another order',
      sending(answersOf('20.1.1.1', '20.1.1.2'), answersOf('20.1.1.2', '20.1.1.1')),
    ],
    [
      'the same address behind an alias',
      sending(answersOf('20.1.1.1'), {
        answers: [cname(name, 'b.example'), a('b.example', '20.1.1.1')],
      }),
    ],
    ['an answer that is cut', sending(answersOf('20.1.1.1'), { cut: true })],
    [
      'garbage, a wrong id and a wrong name',
      (query) => [
        ...good(query),
        Buffer.from('garbage'),
        reply({ ...query, id: (query.id + 1) % 65_536 }, { code: 'NXDOMAIN' }),
        reply({ ...query, name: 'b.example' }, { code: 'NXDOMAIN' }),
      ],
    ],
  ])('hears nothing in %s', async (_, script) => {
    expect((await hear(script)).later).toBeUndefined();
  });

  it('takes the answer to a question that was asked again for no second one', async () => {
    let firstId = 0;
    const script: Script = (query) => {
      if (query.type !== 'A') return [];
      if (query.before === 0) firstId = query.id;
      if (query.before === 0) return [];
      return [
        reply(query, answersOf('20.1.1.1')),
        reply({ ...query, id: firstId }, answersOf('20.2.2.2')),
      ];
    };
    const { first, later } = await hear(script, { timeoutMs: 900 });
    expect(first).toEqual(['20.1.1.1']);
    expect(later).toBeUndefined();
  });

  it('bounds what it keeps of an answer', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `20.2.2.${index}`);
    const { later } = await hear(sending(answersOf('20.1.1.1'), answersOf(...many)));
    expect(later?.addresses).toHaveLength(16);
  });

  it('waits for nothing where no answer came, or no question was asked', async () => {
    const start = performance.now();
    const none = await hear(silent, { forMs: long, timeoutMs: 100 });
    expect(none.later).toBeUndefined();
    const watch = watchForSecondAnswer({ forMs: long, signal: new AbortController().signal });
    await resolve({ name: '192.0.2.1', port: 443, role: 'target', watch }, netOptions());
    expect(await watch.outcome()).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(long);
  });

  it('ends when it is aborted', async () => {
    const start = performance.now();
    const nameServers = [await dnsServer(good)];
    const abort = new AbortController();
    const { signal } = abort;
    const watch = watchForSecondAnswer({ forMs: long, signal });
    await resolve({ name, port: 443, role: 'target', watch }, netOptions({ nameServers }));
    abort.abort('enough');
    expect(await watch.outcome()).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(long);
  });
});
