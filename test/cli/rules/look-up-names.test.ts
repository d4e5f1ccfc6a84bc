import { describe, expect, it } from 'vitest';
import { lookUpNames } from '../../../src/cli/rules/look-up-names.ts';
import { netOptions } from '../../../src/setup/steps/net-options.ts';
import { entry } from '../../rules/sample-rules.ts';
import { silentNameServer } from '../loopback.ts';
import { zoneServer } from './zone-server.ts';

const entries = [
  entry('a.contoso.com'),
  entry('contoso.com', { below: true, names: ['b.contoso.com', 'a.contoso.com'] }),
  entry('both.contoso.com', { below: true, apex: true, names: ['none.contoso.com'] }),
  entry('20.1.2.3'),
];

describe('lookUpNames()', () => {
  it('asks for each known name once, and for no wildcard and no address', async () => {
    const server = await zoneServer({
      'a.contoso.com': ['20.1.2.3', '2603::1'],
      'b.contoso.com': ['20.1.2.4'],
      'both.contoso.com': [],
    });
    const net = netOptions({ resolver: server.place });
    const { answers, lookUp } = await lookUpNames(entries, { net });
    expect([...answers].sort()).toEqual([
      ['a.contoso.com', ['20.1.2.3', '2603::1']],
      ['b.contoso.com', ['20.1.2.4']],
    ]);
    expect(lookUp).toMatchObject({
      ...{ servers: [server.place], names: 4 },
      failed: [
        { name: 'both.contoso.com', why: 'no-address' },
        { name: 'none.contoso.com', why: 'name-not-found' },
      ],
    });
    expect([...server.asked].sort()).toEqual([
      ...['a.contoso.com', 'b.contoso.com', 'both.contoso.com', 'none.contoso.com'],
    ]);
  });

  it('tells names of which a silent server says nothing, by their deadline', async () => {
    const { port } = await silentNameServer();
    const net = netOptions({ resolver: `127.0.0.1:${port}`, timeoutMs: 50 });
    const { answers, lookUp } = await lookUpNames(entries, { net });
    expect(answers.size).toBe(0);
    expect(new Set(lookUp.failed.map(({ why }) => why))).toEqual(new Set(['timeout']));
  });

  it('ends with its budget, and tells those whose turn did not come', async () => {
    const { port } = await silentNameServer();
    const many = Array.from({ length: 200 }, (_, at) => entry(`n${at}.contoso.com`));
    const net = netOptions({ resolver: `127.0.0.1:${port}`, timeoutMs: 600_000 });
    const { lookUp } = await lookUpNames(many, { net, budgetMs: 50 });
    expect(lookUp.failed).toHaveLength(200);
    expect(new Set(lookUp.failed.map(({ why }) => why))).toEqual(new Set(['out-of-time']));
  });
});
