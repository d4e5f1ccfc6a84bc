import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detailsOf } from '../../../src/diagnosis/products/details.ts';
import { watchCpu } from '../../watch-cpu.ts';

const unknown = { product: undefined, lead: undefined };
const of = (body: string, product?: string) =>
  detailsOf({ status: 403, body }, { ...unknown, product });

describe('detailsOf()', () => {
  it('reads a label with its value, in one text or in two', () => {
    expect(
      of('<p>Category: R&amp;D</p><b>Rule Name:</b> <i>Block all</i><p>Incident ID: 7F3A</p>'),
    ).toEqual({ category: 'R&D', ruleId: 'Block all', reference: '7F3A' });
  });

  it('takes a label without a colon on the page of a known product alone', () => {
    const body = '<td>Category</td><td>Games</td>';
    expect(of(body, 'Fortinet')).toEqual({ category: 'Games' });
    expect(of(body)).toEqual({});
  });

  it('takes no label for a value', () => {
    expect(of('<td>Category:</td><td></td><td>Policy:</td><td>User:</td><td>jane</td>')).toEqual(
      {},
    );
    expect(of('<td>Category</td><td></td><td>URL</td>', 'Fortinet')).toEqual({});
  });

  it.each([
    '10.20.0.9',
    'blocked for 10.20.0.9',
    'fe80::1:2',
    '00:00:5e:00:53:01',
    '00-00-5E-00-53-01',
    'jane@corp.example',
    'CORP\\jane',
    'http://a.example/?user=jane',
  ])('leaves out %s', (value) => {
    expect(of(`<p>Category: ${value}</p><p>Rule: ${value}</p><p>Reference: ${value}</p>`)).toEqual(
      {},
    );
  });

  it('bounds a value', () => {
    expect(of(`<p>Category: ${'x'.repeat(5000)}</p>`).category).toHaveLength(120);
    expect(of(`content categorization: "${'x'.repeat(5000)}`).category).toHaveLength(120);
  });

  it('reads fields of an address for the product that writes them alone', () => {
    const lead = new URL('http://x.example/?CAT=Games&rule=7&iid=1');
    const page = { status: 302 };
    expect(detailsOf(page, { product: 'Zscaler', lead })).toEqual({
      category: 'Games',
      ruleId: '7',
    });
    expect(detailsOf(page, { product: 'Check Point', lead })).toEqual({ reference: '1' });
    expect(detailsOf(page, { product: undefined, lead })).toEqual({});
  });

  it('never throws, and is quick, whatever a page is made of', () => {
    const parts = [
      'category: ',
      'not allowed to browse ',
      'access denied (',
      '<td>',
      'x',
      '"',
      ':',
    ];
    const arbitrary = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
      .map((chosen) => chosen.join('').repeat(65_536 / chosen.join('').length));
    const cpuMs = watchCpu();
    fc.assert(
      fc.property(arbitrary, (body) => {
        of(body, 'Zscaler');
      }),
      { numRuns: 30 },
    );
    expect(cpuMs()).toBeLessThan(6000);
  });
});
