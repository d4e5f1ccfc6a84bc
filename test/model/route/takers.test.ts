import { describe, expect, it } from 'vitest';
import type { ComponentWay } from '../../../src/model/route/component.ts';
import type { Route } from '../../../src/model/route/route.ts';
import { takersOf } from '../../../src/model/route/takers.ts';

const own: Route = { id: 'own', kind: 'http', effective: true, settings: ['a'] };
const other: Route = { id: 'other', kind: 'http', effective: false, settings: ['b', 'b:bypass'] };
const routes = [own, other];
const way = { basis: 'a page', fallback: { route: 'direct', basis: 'a page' }, losers: [] };
const sensor: ComponentWay = { ...way, component: 'sensor', route: 'own' };

describe('takersOf()', () => {
  it('tells who takes the way of a setting first, after detection, behind another or in part', () => {
    const components: readonly ComponentWay[] = [
      sensor,
      { ...way, component: 'windows-update', route: 'other' },
      { ...way, component: 'antivirus', route: 'other', detection: 'unsearched' },
      { ...sensor, component: 'monitoring-agent', fallback: { route: 'other', basis: 'a page' } },
      {
        ...sensor,
        component: 'revocation',
        losers: [{ route: 'other', because: 'while-connected' }],
      },
      { ...sensor, component: 'push', losers: [{ route: 'other', because: 'later' }] },
    ];
    expect(takersOf({ id: 'b:bypass' }, { routes, components })).toEqual([
      { component: 'windows-update', when: 'first' },
      { component: 'antivirus', when: 'after-detection' },
      { component: 'monitoring-agent', when: 'fallback' },
      { component: 'revocation', when: 'in-part' },
    ]);
  });

  it('tells who takes it for plain http: alone', () => {
    const lost = { id: 'b', lostBecause: 'a' };
    const components = [sensor];
    expect(takersOf(lost, { routes, components })).toEqual([]);
    expect(takersOf({ ...lost, note: 'for-http' }, { routes, components })).toEqual([
      { component: 'sensor', when: 'plain-http' },
    ]);
  });

  it('knows nothing of a setting without a way, nor without the components', () => {
    expect(takersOf({ id: 'c' }, { routes, components: [sensor] })).toBeUndefined();
    expect(takersOf({ id: 'b' }, { routes })).toBeUndefined();
  });
});
