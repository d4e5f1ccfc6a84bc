import { env } from 'node:process';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askedOf } from '../../fixtures/rehearse/asked-of.ts';
import { readSquidPolicy } from '../../src/rehearse/squid/read-squid-policy.ts';
import { drawnAddresses, drawnConfig, drawnUrls } from './device/draw-squid.ts';
import { type SquidBench, startBench } from './device/lone-squid.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('squid-openssl') && !strict);

/** How many are drawn: a thousand take minutes, and NETREADY_REHEARSALS asks for them. */
const count = Number(env['NETREADY_REHEARSALS'] ?? 100);
const seed = Number(env['NETREADY_SEED'] ?? 60);
const timeout = 60_000 + count * 1000;

describe.skipIf(skip)('rehearse and the real Squid', () => {
  let bench: SquidBench;
  beforeAll(async () => {
    bench = await startBench({ addresses: drawnAddresses });
  });
  afterAll(() => bench?.close());

  it(`agree on ${count} generated configurations`, { timeout }, async () => {
    const texts = fc.sample(drawnConfig, { numRuns: count, seed });
    const differing: object[] = [];
    const tally = { agreed: 0, unknown: 0, refused: 0 };
    for (const text of texts) {
      const policy = readSquidPolicy(text, { client: '127.0.0.1' });
      const squid = await bench.start(text);
      try {
        for (const url of drawnUrls) {
          const asked = askedOf(url, drawnAddresses[new URL(url).hostname]);
          const { ruling, line, why } = await policy.rule(asked);
          const isRefused = why === 'file-refused';
          const real = (await squid.ask?.(asked)) ?? 'refused';
          if (isRefused || real === 'refused') {
            if (isRefused && real === 'refused') tally.refused += 1;
            else differing.push({ text, ruling, line, why, real });
            break;
          }
          if (ruling === 'unknown') tally.unknown += 1;
          else if (ruling === real) tally.agreed += 1;
          else differing.push({ text, url, ruling, line, real });
        }
      } finally {
        await squid.close();
      }
    }
    const told = JSON.stringify({ ...tally, differing: differing.length });
    expect(differing.slice(0, 5), told).toEqual([]);
    const all = tally.agreed + tally.unknown;
    expect(tally.agreed).toBeGreaterThan(all / 2);
    expect(tally.refused).toBeLessThan(count / 2);
  });
});
