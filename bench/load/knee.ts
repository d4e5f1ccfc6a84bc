// Is the limit of a proxy found where it is known to be, and is nobody else called its owner?
import { findLimit } from '../../src/load/find-limit.ts';
import type { LimitOwner } from '../../src/model/load/load-limit.ts';
import { verdict } from '../verdict.ts';
import { loadInput } from './load-input.ts';
import type { ProxyKind } from './message.ts';
import { startProxy } from './start-proxy.ts';

interface Known {
  readonly name: string;
  readonly proxy: ProxyKind;
  /** Tunnels a second. */
  readonly limit: number;
}

const known: readonly Known[] = [
  service(4, 20),
  service(8, 20),
  service(2, 25),
  service(10, 12.5),
  service(3, 7.5),
  bucket({ perSecond: 150, burst: 1, isRefusing: false }),
  bucket({ perSecond: 700, burst: 10, isRefusing: false }),
  bucket({ perSecond: 330, burst: 30, isRefusing: false }),
  bucket({ perSecond: 120, burst: 5, isRefusing: true }),
  bucket({ perSecond: 500, burst: 20, isRefusing: true }),
];
const maxWrong = 0.1;

/** Whom to name: the proxy; or nobody, where this machine was not at its ease. */
const right: readonly LimitOwner[] = ['proxy', 'this-machine', 'not-known'];

let found = 0;
let blamed = 0;
let named = 0;
for (const { name, proxy, limit: truth } of known) {
  const started = await startProxy(proxy);
  const start = performance.now();
  const input = loadInput(started, { rate: 20, durationMs: 2000 });
  const { limit } = await findLimit({ ...input, search: { highestRate: 5000 } });
  await started.stop();
  const rate = limit?.rate ?? 0;
  const wrong = rate / truth - 1;
  if (Math.abs(wrong) <= maxWrong) found += 1;
  if (limit && !right.includes(limit.owner)) blamed += 1;
  if (limit?.owner === 'proxy') named += 1;
  console.log(
    [
      name.padEnd(38),
      `${truth.toFixed(0).padStart(4)}/s known`,
      `${String(limit?.rate ?? '-').padStart(5)} to ${limit?.brokenRate ?? '-'}/s found`,
      `${(wrong * 100).toFixed(1).padStart(5)} %`,
      `${limit?.reason}, ${limit?.owner}${limit?.doubt ? ` (${limit.doubt})` : ''}, ${limit?.confidence}`,
      `${limit?.trials.length} trials, ${((performance.now() - start) / 1000).toFixed(0)} s`,
    ].join('  '),
  );
}
console.log(`the proxy named ${named} of ${known.length} times`);
verdict([
  {
    name: `limits that are more than ${maxWrong * 100} % wrong`,
    value: known.length - found,
    most: 0,
    unit: `of ${known.length}`,
  },
  { name: 'limits that are laid on another than the proxy', value: blamed, most: 0, unit: '' },
]);

function service(places: number, serviceMs: number): Known {
  return {
    name: `${places} places of ${serviceMs} ms`,
    proxy: { kind: 'service', places, serviceMs },
    limit: (places * 1000) / serviceMs,
  };
}

function bucket(bucket: Omit<Extract<ProxyKind, { kind: 'bucket' }>, 'kind'>): Known {
  const { perSecond, burst, isRefusing } = bucket;
  return {
    name: `bucket of ${burst} that ${isRefusing ? 'refuses' : 'delays'}`,
    proxy: { kind: 'bucket', ...bucket },
    limit: perSecond,
  };
}
