import { describe, expect, it } from 'vitest';
import type { SiteState } from '../../../src/cli/fleet/fleet-state.ts';
import { countsOf, shownState } from '../../../src/cli/fleet/show-state.ts';

const states: readonly SiteState[] = [
  { job: 'j1', site: 'berlin', state: 'done', at: '2027-01-04T08:00:00.000Z', told: 'READY: all' },
  { job: 'j1', site: 'lima', state: 'offline' },
  {
    job: 'j2',
    site: 'lima',
    state: 'refused',
    told: `rate: 1000000\u001b[2J is over ${'x'.repeat(200)}`,
  },
];

describe('shownState()', () => {
  it('has a table for each job, with how many are in which state', () => {
    const text = shownState(states, 80);
    const lines = text.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'Job j1: 1 done, 1 offline',
      '  berlin  done     2027-01-04T08:00:00  READY: all',
      '  lima    offline',
      '',
    ]);
    expect(lines.every((line) => line.length <= 80)).toBe(true);
    expect(text).not.toContain('\u001b');
  });

  it('tells that there is no job', () => {
    expect(shownState([], 80)).toBe('The hub knows of no job.\n');
  });
});

describe('countsOf()', () => {
  it('counts in the order in which the states come', () => {
    expect(countsOf(states)).toBe('1 done, 1 offline, 1 refused');
  });
});
