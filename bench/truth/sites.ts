// Forty sites by thirty targets with one to four random causes: does the tomography name exactly these?
// `--networks N` says how many, `--first N` from which seed on; `--seed N` tells all of one.
import { parseArgs } from 'node:util';
import { plantedNetwork } from '../../fixtures/sites/planted-network.ts';
import { missingOf, scoreCauses } from '../../fixtures/sites/score-causes.ts';
import { tomography } from '../../src/diagnosis/tomography/tomography.ts';
import type { SharedCause } from '../../src/model/compared/merged.ts';
import { verdict } from '../verdict.ts';

const { values } = parseArgs({
  options: {
    networks: { type: 'string', default: '1000' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
if (values.seed === undefined) many();
else one(Number(values.seed));

function named({ place, name, site, category, target, targets }: SharedCause): string {
  const scope = category ?? target ?? (targets && `${targets.length} targets`) ?? 'all';
  return `${place} ${name ?? ''}${site ? ` at ${site}` : ''}, ${scope}`;
}

function many(): void {
  const first = Number(values.first);
  const count = Number(values.networks);
  const tally = new Map<string, number>();
  const missedKinds = new Map<string, number>();
  const seeds: string[] = [];
  const add = (map: Map<string, number>, key: string): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  let slowest = 0;
  for (let seed = first; seed < first + count; seed += 1) {
    const network = plantedNetwork(seed);
    const started = performance.now();
    const found = tomography({ ...network, missing: missingOf(network) }, network.egresses);
    slowest = Math.max(slowest, performance.now() - started);
    const { outcome, isFirst, missed, extra } = scoreCauses(network, found);
    const isWhole = network.planted.every(({ rate }) => rate === 1);
    add(tally, outcome);
    add(tally, `${isWhole ? 'all fail wholly' : 'some fail in part'}: ${outcome}`);
    if (isFirst) add(tally, 'exact, each by its own name');
    for (const at of missed) {
      const { cause, rate } = network.planted[at] as (typeof network.planted)[number];
      const scope = cause.category ? 'category' : cause.targets ? 'list' : 'all';
      add(
        missedKinds,
        `missed ${cause.site ? 'own ' : ''}${cause.place}, ${scope}, ${rate === 1 ? 'wholly' : 'in part'}`,
      );
    }
    for (const cause of extra) {
      const scope = cause.category
        ? 'category'
        : cause.targets
          ? 'list'
          : cause.target
            ? 'target'
            : 'all';
      add(missedKinds, `extra ${cause.site ? 'own ' : ''}${cause.place}, ${scope}`);
    }
    if (outcome !== 'exact') seeds.push(`${seed}`);
  }
  for (const map of [tally, missedKinds])
    for (const [name, value] of [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      console.log(`${String(value).padStart(6)}  ${name}`);
  console.log(
    `not exact: ${seeds.slice(0, 30).join(' ')}; the slowest took ${slowest.toFixed(0)} ms`,
  );
  const share = ((tally.get('exact') ?? 0) / count) * 100;
  verdict([
    {
      name: 'networks of which not exactly the causes are named',
      value: 100 - share,
      most: 10,
      unit: '%',
    },
  ]);
}

function one(seed: number): void {
  const network = plantedNetwork(seed);
  const missing = missingOf(network);
  const found = tomography({ ...network, missing }, network.egresses);
  console.log(`${missing.length} missing`);
  for (const [at, { cause, rate }] of network.planted.entries()) {
    const own = network.behind.filter((some) => some.length === 1 && some[0] === at).length;
    const all = network.behind.filter((some) => some.includes(at)).length;
    console.log(
      `planted ${named(cause)} at ${rate.toFixed(2)}: ${all} cells, ${own} its own, of ${network.extentOf(cause).size}`,
    );
  }
  for (const { cause, confidence, cells, rivals } of found.causes)
    console.log(
      `named ${named(cause)} (${confidence}): ${cells.length} cells; or ${rivals.map(named).join(' | ')}`,
    );
  console.log(`${found.unshared.length} unshared`, scoreCauses(network, found));
}
