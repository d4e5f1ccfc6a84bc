// Are the times of an audit at full speed those of the network, or of our own queue?
//
// On a path with a round trip of 20 ms, one probe at a time and as an audit runs by itself, in turns.
// Root, iproute2, python3.

import { startServers } from '../loopback/start-servers.ts';
import { median } from '../median.ts';
import { steps, type Turn, takeTurn } from '../path/beside-single.ts';
import { openPath } from '../path/open-path.ts';
import { verdict } from '../verdict.ts';

const roundTripMs = 20;
const turns = 3;

const path = await openPath(roundTripMs);
const servers = await startServers({ namespace: path.server, address: path.address });
try {
  const made: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) made.push(await takeTurn(path, servers));
  verdict([
    ...steps.map((step) => ({
      name: `95th percentile of ${step} beside a probe alone`,
      value: median(made.map(({ beside }) => beside[step])),
      most: 1.15,
      unit: 'times',
    })),
    {
      name: 'share of steps left out of the figures',
      value: median(made.map(({ leftOut }) => leftOut)),
      most: 0.15,
      unit: '',
    },
    {
      name: 'seconds for 200 probes',
      value: median(made.map(({ rate }) => 200 / rate)),
      most: 1,
      unit: 's',
    },
  ]);
} finally {
  await servers.stop();
  await path.close();
}
