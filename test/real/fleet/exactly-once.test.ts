import { expect, inject, it } from 'vitest';
import { simulateFleet } from '../../../bench/fleet/simulate.ts';

const { missing, strict } = inject('machine');
const skip = missing.includes('nats-server') && !strict;

it('has the result of each of 24 sites once, though agents, the hub and the network fail', {
  skip,
  timeout: 400_000,
}, async () => {
  const said: string[] = [];
  const found = await simulateFleet({
    ...{ sites: 24, perProcess: 3, kills: 3, crashes: 2, cutMs: 3000 },
    say: (line) => void said.push(line),
  });
  expect(found, said.join('\n')).toMatchObject({ whole: 24, results: 24, left: 0 });
});
