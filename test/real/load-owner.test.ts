import { spawn } from 'node:child_process';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { loadInput } from '../../bench/load/load-input.ts';
import { startProxy } from '../../bench/load/start-proxy.ts';
import { startSquid } from '../../bench/load/start-squid.ts';
import { findLimit } from '../../src/load/find-limit.ts';
import { isNearItsEnd } from '../../src/load/is-by-machine.ts';
import type { LoadOptions } from '../../src/model/load/load.ts';
import type { Limit, LimitOwner } from '../../src/model/load/load-limit.ts';
import { startSlowOrigin } from './slow-origin.ts';

const { missing, strict } = inject('machine');
const options = { skip: missing.includes('squid-openssl') && !strict, timeout: 240_000 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function closedAfter<T extends { readonly stop: () => unknown }>(
  made: Promise<T>,
): Promise<T> {
  const one = await made;
  closing.push(() => one.stop());
  return one;
}

/** Tunnels, or requests where an origin is asked. */
async function search(
  ports: { readonly proxy: number; readonly target: number },
  change: Partial<LoadOptions> = {},
): Promise<Limit> {
  const { limit } = await findLimit({
    ...loadInput(ports, { durationMs: 700, ...change }),
    search: { highestRate: 3000 },
  });
  if (!limit) throw new Error('the way did not pass');
  return limit;
}

function requestsTo(port: number): Partial<LoadOptions> {
  const target = { url: `http://127.0.0.1:${port}/`, scheme: 'http', host: '127.0.0.1' } as const;
  return { load: 'requests', target: { ...target, port, path: '/' } };
}

/** It is named; or nobody is where this machine was not at its ease; never another. */
function expectOwner(
  { owner, doubt, trials, brokenRate, comparison = [] }: Limit,
  known: LimitOwner,
) {
  const beyond = trials.filter(({ rate }) => rate >= (brokenRate ?? 0));
  const isBusy = [...beyond, ...comparison].some(
    (trial) => isNearItsEnd(trial) || trial.measure.generator.limits.includes('late-starts'),
  );
  const told = doubt ? `${owner} (${doubt})` : owner;
  if (isBusy) expect([known, 'this-machine', 'not-known']).toContain(owner);
  else expect(told).toBe(known);
}

describe('findLimit() beside a real Squid', () => {
  it('names the proxy that asks four helpers of 10 ms about each tunnel', options, async () => {
    const squid = await closedAfter(startSquid({ helpers: 4, helperMs: 10 }));
    const { target } = await closedAfter(startProxy({ kind: 'trivial' }));
    const limit = await search({ proxy: squid.port, target });
    expectOwner(limit, 'proxy');
    // A machine that admits it is the limit has nothing to compare.
    if (limit.owner !== 'this-machine') expect(limit.comparison).toHaveLength(6);
  });

  it('names the target that serves four requests of 20 ms at a time', options, async () => {
    const squid = await closedAfter(startSquid());
    const { port } = await closedAfter(startSlowOrigin({ places: 4, serviceMs: 20 }));
    expectOwner(await search({ proxy: squid.port, target: port }, requestsTo(port)), 'target');
  });

  it('names --connections where four of 20 ms each carry 200 a second', options, async () => {
    const squid = await closedAfter(startSquid());
    const { port } = await closedAfter(startSlowOrigin({ places: 500, serviceMs: 20 }));
    const few = { ...requestsTo(port), connections: 4 };
    expectOwner(await search({ proxy: squid.port, target: port }, few), 'connections');
  });

  it(
    'names nobody but this machine where others keep all its processors busy',
    options,
    async () => {
      const squid = await closedAfter(startSquid());
      const { target } = await closedAfter(startProxy({ kind: 'trivial' }));
      for (let count = 0; count < 8; count += 1) {
        const burning = spawn(process.execPath, ['-e', 'for (;;);']);
        closing.push(() => burning.kill('SIGKILL'));
      }
      const limit = await search({ proxy: squid.port, target }, { rate: 2000, durationMs: 500 });
      expect(['this-machine', 'not-known', 'not-reached']).toContain(limit.owner);
    },
  );
});
