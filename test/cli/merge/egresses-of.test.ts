import { expect, it } from 'vitest';
import { egressesOf } from '../../../src/cli/merge/egresses-of.ts';

it('egressesOf() has the way out of each site', () => {
  const egresses = egressesOf(['north=Berlin, Kiel', 'south=Ulm']);
  expect([...egresses]).toEqual([
    ['Berlin', 'north'],
    ['Kiel', 'north'],
    ['Ulm', 'south'],
  ]);
});
