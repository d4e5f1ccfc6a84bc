import { describe, expect, it } from 'vitest';
import { difference } from '../../../../../fixtures/report/documents.ts';
import type { Change, Difference } from '../../../../../src/model/compared/difference.ts';
import { diffFormats } from '../../../../../src/report/document-formats.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import {
  diffAnswer,
  diffGroups,
  newlyRedSentence,
} from '../../../../../src/report/view/audit/diff/diff-texts.ts';

const same: Difference = {
  ...difference,
  isWorse: false,
  targets: [],
  targetsAlone: { before: [], after: [] },
  routesAlone: { before: [], after: [] },
  given: [],
  latency: [],
};

describe('diffAnswer()', () => {
  it('counts targets as a whole, what is fixed first', () => {
    expect(plainText(diffAnswer(difference))).toBe(
      'Targets: 3 fixed, 1 newly red, 12 unchanged, 1 new in the list, 1 gone from the list. 1 step is slower.',
    );
    expect(plainText(newlyRedSentence(difference))).toBe(
      'Newly red: https://a.example/, since some time between 2026-11-16T08:01:10.000Z and 2026-11-17T08:00:00.000Z.',
    );
  });

  it('says "no difference" in every format for readers', () => {
    for (const { name, render } of diffFormats.text) {
      if (name === 'json' || name === 'csv') continue;
      const text = [...render(same, { width: 80, color: false, unicode: true })].join('');
      expect(text).toContain('No difference: 12 targets, and each as it was.');
    }
  });
});

describe('diffGroups()', () => {
  it('tells another name server once, where it is that of the whole audit', () => {
    const given = [{ fact: 'resolvers', before: '10.0.0.1', after: '10.0.0.2' }] as const;
    const seenOver = (before: string): readonly string[] => {
      const whole: Change = {
        change: 'fixed',
        before: { verdict: 'blocked' },
        after: { verdict: 'reachable' },
        seen: [{ fact: 'resolver', before, after: '10.0.0.2' }],
      };
      const targets = [{ url: 'https://a.example/', required: true, whole, routes: [] }];
      const [group] = diffGroups({ ...difference, given, targets });
      return group?.rows[0]?.seen.map(plainText) ?? ['no row'];
    };
    expect(seenOver('10.0.0.1')).toEqual([]);
    expect(seenOver('10.0.0.9')).toEqual(['name server: before 10.0.0.9 after 10.0.0.2']);
  });

  it('tells a target and the one route that decides about it once, the grave changes first', () => {
    const groups = diffGroups(difference).map(({ change, rows }) => [
      change,
      rows.map(({ url, route }) => [url, route]),
    ]);
    expect(groups).toEqual([
      ['newly-red', [['https://a.example/', 'http://proxy.example:3128']]],
      ['unsteady', [['https://a.example/', 'direct']]],
      ['fixed', ['b', 'c', 'd'].map((host) => [`https://${host}.example/`, undefined])],
    ]);
  });
});
