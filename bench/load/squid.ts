// Is the limit of a real Squid found where stepping the rate by hand finds it?
import { findLimit } from '../../src/load/find-limit.ts';
import { runLoad } from '../../src/load/run-load.ts';
import { verdict } from '../verdict.ts';
import { loadInput } from './load-input.ts';
import { startProxy } from './start-proxy.ts';
import { startSquid } from './start-squid.ts';

const highestRate = 5000;
/** Steps of the hand, as parts of the rate before. */
const step = 1.03;
const stepMs = 4000;
const maxWrong = 0.1;

const squid = await startSquid({ helpers: 4, helperMs: 10 });
const { target, stop } = await startProxy({ kind: 'trivial' });
const place = { proxy: squid.port, target };

const { limit } = await findLimit({ ...loadInput(place), search: { highestRate } });
console.log(
  `found: ${limit?.rate} a second held, ${limit?.brokenRate} did not (${limit?.reason}, ${limit?.owner}${limit?.doubt ? ` (${limit.doubt})` : ''}, ${limit?.confidence}, ${limit?.trials.length} trials)`,
);

// Up from where all is well, until what is done falls behind what is due, and does so again.
let byHand = 0;
let behind = 0;
for (let rate = 200; behind < 2 && rate < highestRate; rate *= behind > 0 ? 1 : step) {
  const done = await doneAt(rate);
  const follows = done >= rate * 0.97;
  console.log(`by hand: ${rate.toFixed(0)} due, ${done.toFixed(0)} done a second`);
  if (follows) byHand = rate;
  behind = follows ? 0 : behind + 1;
}
const beyond = await doneAt(byHand * 1.5);
console.log(`by hand: ${byHand.toFixed(0)} a second; beyond it ${beyond.toFixed(0)} are done`);
await squid.stop();
await stop();

const wrong = (limit?.rate ?? 0) / byHand - 1;
verdict([
  {
    name: `the limit found (${limit?.rate}) off what the hand finds (${byHand.toFixed(0)})`,
    value: Math.abs(wrong),
    most: maxWrong,
    unit: 'of it',
  },
]);

async function doneAt(rate: number): Promise<number> {
  const { ways, ...input } = loadInput(place, { rate, durationMs: stepMs });
  const { measures } = await runLoad({ ...input, ways: ways.slice(0, 1) });
  return measures[0]?.donePerSecond ?? 0;
}
