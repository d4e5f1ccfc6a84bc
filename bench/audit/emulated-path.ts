// Are the times of an audit at full speed those of the network, or of our own queue?
//
// On a path with a round trip of 20 ms, one probe at a time and as an audit runs by itself, in turns;
// the worst turn counts.
// Root, iproute2, python3.

import { startServers } from '../loopback/start-servers.ts';
import { steps, type Turn, takeTurn } from '../path/beside-single.ts';
import { openPath } from '../path/open-path.ts';
import { verdict } from '../verdict.ts';

const roundTripMs = 20;
const turns = 5;

const path = await openPath(roundTripMs);
const servers = await startServers({ namespace: path.server, address: path.address });
try {
  const made: Turn[] = [];
  for (let turn = 0; turn < turns; turn += 1) made.push(await takeTurn(path, servers));
  verdict([
    ...steps.map((step) => ({
      name: `95th percentile of ${step} beside a probe alone, the worst of ${turns} turns`,
      value: Math.max(...made.map(({ beside }) => beside[step])),
      most: 1.1,
      unit: 'times',
    })),
    {
      name: 'share of steps left out of the figures',
      value: Math.max(...made.map(({ leftOut }) => leftOut)),
      most: 0.1,
      unit: '',
    },
    {
      name: 'seconds for 200 probes',
      value: Math.max(...made.map(({ rate }) => 200 / rate)),
      most: 1,
      unit: 's',
    },
  ]);
} finally {
  await servers.stop();
  await path.close();
}
