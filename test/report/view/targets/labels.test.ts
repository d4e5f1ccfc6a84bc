import { describe, expect, it } from 'vitest';
import { buildRoute, buildTarget, direct } from '../../../../fixtures/report/build-target.ts';
import { routeBands } from '../../../../src/report/formats/terminal/plan/route-bands.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { routeLabels } from '../../../../src/report/view/targets/route-labels.ts';
import { targetGroups } from '../../../../src/report/view/targets/target-groups.ts';
import { targetLabels } from '../../../../src/report/view/targets/target-labels.ts';

describe('targetLabels()', () => {
  it('names the port where it is not 443, and the path where hosts are shared', () => {
    const labels = targetLabels([
      buildTarget(1, 'a.example'),
      buildTarget(2, 'b.example', { port: 80 }),
      buildTarget(3, 'c.example', { url: 'https://c.example/one?x' }),
      buildTarget(4, 'c.example', { url: 'https://c.example/' }),
      buildTarget(5, '2001:db8::1', { port: 8443 }),
    ]);
    expect([...labels.values()]).toEqual([
      'a.example',
      'b.example:80',
      'c.example/one?x',
      'c.example',
      '[2001:db8::1]:8443',
    ]);
  });
});

describe('targetGroups()', () => {
  it('groups by service and category in the order of first appearance', () => {
    const groups = targetGroups([
      buildTarget(1, 'a.example', { service: 'B', category: 'x' }),
      buildTarget(2, 'b.example', { service: 'A' }),
      buildTarget(3, 'c.example', { service: 'B', category: 'x' }),
      buildTarget(4, 'd.example', { service: 'A', category: 'A' }),
      buildTarget(5, 'e.example', { service: 'A', category: 'A of the EU' }),
    ]);
    expect(groups.map(({ title, targets }) => [plainText(title), targets.length])).toEqual([
      ['B / x', 2],
      ['A', 2],
      ['A of the EU', 1],
    ]);
  });
});

describe('routeLabels()', () => {
  it('tells routes apart that share a host', () => {
    const routes = [direct, buildRoute('p.example'), buildRoute('p.example', {}, 'socks5')];
    expect(routeLabels(routes).map(({ key, short }) => [key, short])).toEqual([
      ['R1', 'direct'],
      ['R2', 'http://p.example:3128'],
      ['R3', 'socks5://p.example:3128'],
    ]);
  });
});

describe('routeBands()', () => {
  const columns = Array.from({ length: 7 }, () => ({ width: 8 }));

  it('keeps all columns together where they fit', () => {
    expect(routeBands(columns, { width: 104, indent: 4 })).toHaveLength(1);
  });

  it('spreads them evenly where they do not, and loses none', () => {
    const sizes = routeBands(columns, { width: 80, indent: 4 }).map((band) => band.length);
    expect(sizes).toEqual([4, 3]);
  });

  it('gives every column a table where nothing else fits', () => {
    expect(routeBands(columns, { width: 20, indent: 4 })).toHaveLength(7);
  });
});
