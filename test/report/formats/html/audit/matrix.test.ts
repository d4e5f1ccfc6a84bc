import { describe, expect, it } from 'vitest';
import { company } from '../../../../../fixtures/report/company.ts';
import { matrix } from '../../../../../src/report/formats/html/audit/matrix.ts';
import { placesOf } from '../../../../../src/report/formats/html/audit/places.ts';

const places = placesOf(company, 5000);
const drawn = (stepsOf = places.steps): string =>
  [...matrix(company, { places, stepsOf })].join('');

describe('matrix()', () => {
  it('leads from a name to its steps, and from a verdict that asks why to its cause', () => {
    const row = /<tr [^>]*id="m3">.*?<\/tr>/.exec(drawn())?.[0];
    expect(row).toMatch(
      /^<tr class="row has-blocked has-reachable" id="m3"><th scope="row"><a href="#t3">/,
    );
    expect(row).toContain('<td class="blocked"><a href="#c1">BLOCKED</a></td>');
    expect(row).toContain('<td class="reachable">ok</td>');
  });

  it('leads nowhere where the page has no steps', () =>
    expect(drawn(() => undefined)).not.toContain('href="#t'));

  it('has the short name of each route below its key', () =>
    expect(drawn()).toMatch(/<th scope="col">R2 <span><code>proxy\.(?:<wbr>)?office/));

  it('has a choice of every verdict that occurs', () => {
    const choices = [...drawn().matchAll(/id="show-([a-z-]+)"/g)].map(([, name]) => name);
    expect(choices).toEqual([
      ...['all', 'reachable', 'degraded', 'blocked', 'down', 'inconclusive'],
      ...['not-applicable', 'not-run'],
    ]);
  });
});
