import { expect, it } from 'vitest';
import { plantedNetwork } from '../../../fixtures/sites/planted-network.ts';
import { missingOf, scoreCauses } from '../../../fixtures/sites/score-causes.ts';
import { tomography } from '../../../src/diagnosis/tomography/tomography.ts';

// 1,000 networks are those of bench/truth/sites.ts.
it('names exactly the causes of nine in ten random networks of forty sites', () => {
  const outcomes = Array.from({ length: 60 }, (_, index) => {
    const network = plantedNetwork(index + 1);
    const found = tomography({ ...network, missing: missingOf(network) }, network.egresses);
    return scoreCauses(network, found).outcome;
  });
  expect(outcomes.filter((outcome) => outcome === 'exact').length).toBeGreaterThanOrEqual(54);
});

it('says of a cause that fails in part how many pass, and calls it no more than possible', () => {
  const partial = Array.from({ length: 20 }, (_, index) => plantedNetwork(index + 1)).flatMap(
    (network) => tomography({ ...network, missing: missingOf(network) }, network.egresses).causes,
  );
  const some = partial.filter(({ passing }) => passing !== undefined);
  expect(some.length).toBeGreaterThan(0);
  for (const { confidence, passing } of some) {
    expect(confidence).toBe('possible');
    expect(passing).toBeGreaterThan(0);
  }
});
