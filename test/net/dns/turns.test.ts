import { describe, expect, it } from 'vitest';
import { createTurns } from '../../../src/net/dns/turns.ts';

const [first, second, third] = ['192.0.2.1', '192.0.2.2', '192.0.2.3'].map((address) => ({
  address,
  port: 53,
})) as [
  { address: string; port: number },
  { address: string; port: number },
  { address: string; port: number },
];
const all = (servers: Parameters<typeof createTurns>[0]) => {
  const turns = createTurns(servers, 5000);
  return Array.from({ length: 12 }, () => turns.next()).filter((one) => one !== undefined);
};

describe('createTurns()', () => {
  it('waits a second for one of several, less where the deadline is near, a third for a lone one', () => {
    expect(createTurns([first, second], 5000).everyMs).toBe(1000);
    expect(createTurns([first, second], 400).everyMs).toBe(100);
    expect(createTurns([first], 3000).everyMs).toBe(1000);
    expect(createTurns([first], 9000).everyMs).toBe(3000);
  });

  it('asks each of several twice at least, a lone one three times', () => {
    expect(all([first])).toEqual([first, first, first]);
    expect(all([first, second])).toEqual([first, second, first, second]);
    expect(all([first, second, third])).toHaveLength(6);
  });

  it('tells who was of no use before another one answered, and not who had no time', () => {
    const turns = createTurns([first, second, third], 5000);
    turns.asked(first);
    turns.unreachable(first, 'refused');
    turns.asked(second);
    turns.said(second, 'REFUSED');
    turns.asked(third);
    expect(turns.inVain(third)).toEqual([
      { of: first, server: '192.0.2.1:53', code: 'refused', queries: 1 },
      { of: second, server: '192.0.2.2:53', code: 'dns-refused', queries: 1 },
    ]);
    expect(turns.inVain(first).map(({ code }) => code)).toEqual(['dns-refused']);
  });

  it('throws where there is nobody to ask', () => {
    expect(() => createTurns([], 5000)).toThrow('no name server was given');
  });
});
