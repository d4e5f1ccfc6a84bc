import { env } from 'node:process';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { askedOf } from '../../fixtures/rehearse/asked-of.ts';
import { readSquidPolicy } from '../../src/rehearse/squid/read-squid-policy.ts';
import { bumpAddresses, bumpUrls, drawnBump } from './device/draw-bump.ts';
import { drawnAddresses, drawnConfig, drawnUrls } from './device/draw-squid.ts';
import { type BenchOptions, startBench } from './device/lone-squid.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('squid-openssl') && !strict);

/** How many are drawn: a thousand take minutes, and NETREADY_REHEARSALS asks for them. */
const count = Number(env['NETREADY_REHEARSALS'] ?? 100);
const seed = Number(env['NETREADY_SEED'] ?? 60);
const timeout = 60_000 + count * 2000;

interface Drawn extends BenchOptions {
  readonly texts: readonly string[];
  readonly urls: readonly string[];
}

/** What Squid does beside what the evaluator says, of each text and each URL. */
async function compared({ texts, urls, ...options }: Drawn) {
  const bench = await startBench(options);
  const differing: object[] = [];
  const tally = { agreed: 0, unknown: 0, refused: 0 };
  try {
    for (const text of texts) {
      const policy = readSquidPolicy(text, { client: '127.0.0.1' });
      const squid = await bench.start(text);
      try {
        for (const url of urls) {
          const asked = askedOf(url, options.addresses[new URL(url).hostname]);
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
  } finally {
    await bench.close();
  }
  return { ...tally, differing };
}

describe.skipIf(skip)('rehearse and the real Squid', () => {
  it(`agree on ${count} generated configurations`, { timeout }, async () => {
    const texts = fc.sample(drawnConfig, { numRuns: count, seed });
    const { differing, ...tally } = await compared({
      ...{ texts, urls: drawnUrls, addresses: drawnAddresses },
    });
    const told = JSON.stringify({ ...tally, differing: differing.length });
    expect(differing.slice(0, 5), told).toEqual([]);
    expect(tally.unknown).toBeLessThan(tally.agreed / 5);
    expect(tally.refused).toBeLessThan((count * 3) / 4);
  });

  const few = Math.ceil(count / 4);
  it(`agree on ${few} generated lists of what is opened`, { timeout }, async () => {
    const texts = fc.sample(drawnBump, { numRuns: few, seed });
    const { differing, ...tally } = await compared({
      ...{ texts, urls: bumpUrls, addresses: bumpAddresses, opens: true },
    });
    const told = JSON.stringify({ ...tally, differing: differing.length });
    expect(differing.slice(0, 5), told).toEqual([]);
    expect(tally.unknown).toBeLessThan(tally.agreed);
  });
});
