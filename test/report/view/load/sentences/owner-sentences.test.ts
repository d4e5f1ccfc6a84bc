import { describe, expect, it } from 'vitest';
import { loadLimit } from '../../../../../fixtures/report/load-limit.ts';
import { type Limit, limitDoubts, limitOwners } from '../../../../../src/model/load/load-limit.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { ownerSentences } from '../../../../../src/report/view/load/sentences/owner-sentences.ts';

const { environment, ways } = loadLimit;
const limit = loadLimit.limit as Limit;

function told(change: Partial<Limit>, where = ways): string[] {
  const all = ownerSentences({
    limit: { ...limit, ...change } as Limit,
    ways: where,
    environment,
  });
  return all.map(plainText);
}

describe('ownerSentences()', () => {
  it('says whose it is, by which trials, and how much of this machine was in use', () => {
    expect(told({})).toEqual([
      'It is the proxy, or the network on the way to it: the way straight to the target carried what the proxy did not.',
      'Compared in turns at 283 a second: it broke 3 of 3 times through the proxy, 0 of 3 times direct.',
      'This machine at 214 a second: processors 20% busy, this process took 0.10 of 2 cores with all its threads, its busiest thread 10% at work.',
    ]);
  });

  it.each(limitDoubts)('says why nobody is named: %s', (doubt) => {
    const [first] = told({ owner: 'not-known', doubt });
    expect(first).toMatch(/^Whose limit it is, is NOT KNOWN: /);
  });

  it('has a sentence for every owner, and no more where no limit was reached', () => {
    for (const owner of limitOwners) expect(told({ owner })[0]).not.toBe('');
    expect(told({ owner: 'not-reached' })).toHaveLength(1);
  });

  it.each([
    [['proxy', 'direct'], 'Proxy and target are at an address of this machine'],
    [['proxy'], 'The proxy is at an address of this machine'],
    [['direct'], 'The target is at an address of this machine'],
  ])('says who shares this machine: %j', (here, words) => {
    const where = ways.map((way) =>
      here.includes(way.id) ? { ...way, isHere: true as const } : way,
    );
    expect(told({}, where).at(-1)).toContain(words);
  });
});
