// Are the times of an audit at its default settings those of the network, where another process
// takes half a core?
//
// As `emulated-path.ts`, with that process beside the single probes as beside the audit. How fast
// the audit goes is no bar here: it is meant to go slower. Root, iproute2, python3.

import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { steps, type Turn, takeTurn } from '../path/beside-single.ts';
import { takeHalfACore } from '../path/half-a-core.ts';
import { openPath } from '../path/open-path.ts';
import { verdict } from '../verdict.ts';

const roundTripMs = 20;
const turns = 5;

const path = await openPath(roundTripMs);
const servers = await startServers({ namespace: path.server, address: path.address });
const load = await takeHalfACore();
try {
  const made: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) made.push(await takeTurn(path, servers));
  verdict([
    ...steps.map((step) => ({
      name: `95th percentile of ${step} beside a probe alone`,
      value: median(made.map(({ beside }) => beside[step])),
      most: 1.1,
      unit: 'times',
    })),
    {
      name: 'share of steps left out of the figures',
      value: median(made.map(({ leftOut }) => leftOut)),
      most: 0.1,
      unit: '',
    },
  ]);
} finally {
  await load.stop();
  await servers.stop();
  await path.close();
}
