import { describe, expect, it } from 'vitest';
import type { Target } from '../../../src/model/target/target.ts';
import { mergedTargets } from '../../../src/setup/targets/merge-selections.ts';

function target(host: string, required: boolean, source: string): Target {
  return {
    id: 't1',
    url: `https://${host}/`,
    host,
    port: 443,
    service: host,
    region: '-',
    required,
    reasons: [{ rule: 'listed', source, pattern: host }],
  };
}

describe('mergedTargets()', () => {
  it('numbers the targets of several lists anew, and joins what two of them name', () => {
    const merged = mergedTargets([
      [target('a.test', false, 'one.csv'), target('b.test', true, 'one.csv')],
      [target('c.test', true, 'two.csv'), target('a.test', true, 'two.csv')],
    ]);
    expect(merged.map(({ id, host, required }) => [id, host, required])).toEqual([
      ['t1', 'a.test', true],
      ['t2', 'b.test', true],
      ['t3', 'c.test', true],
    ]);
    expect(merged[0]?.reasons).toHaveLength(2);
  });

  it('has all ask for a target who ask for it in one of the lists, once each', () => {
    const os = 'windows-11' as const;
    const sensor = { os, component: 'sensor' as const };
    const antivirus = { os, component: 'antivirus' as const };
    const one = { ...target('a.test', true, 'one.csv'), askedBy: [sensor] };
    const other = { ...target('a.test', true, 'two.csv'), askedBy: [sensor, antivirus] };
    expect(mergedTargets([[one], [other]])[0]?.askedBy).toEqual([sensor, antivirus]);
  });
});
