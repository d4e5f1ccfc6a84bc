import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askedOf } from '../../fixtures/rehearse/asked-of.ts';
import {
  plantedAddresses,
  plantedBump,
  plantedSquid,
} from '../../fixtures/rehearse/planted-squid.ts';
import { readSquidPolicy } from '../../src/rehearse/squid/read-squid-policy.ts';
import { type SquidBench, startBench } from './device/lone-squid.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('squid-openssl') && !strict);
const client = '127.0.0.1';

/** An address of loopback for each, since TLS is asked for at its own port. */
const origins = Object.fromEntries(
  Object.keys(plantedAddresses).map((name, index) => [name, [`127.83.${index + 1}.1`]]),
);

describe.skipIf(skip)('rehearse and the real Squid', () => {
  let plain: SquidBench;
  let opening: SquidBench;
  beforeAll(async () => {
    plain = await startBench({ addresses: plantedAddresses });
    opening = await startBench({ addresses: origins, opens: true });
  });
  afterAll(async () => {
    await plain?.close();
    await opening?.close();
  });

  it.each(plantedSquid)('agree: $name', async ({ lines, asked: url }) => {
    await agree(plain, { text: `${lines.join('\n')}\n`, url, addresses: plantedAddresses });
  });

  it.each(plantedBump)('agree where TLS is opened: $name', async ({ lines, asked: url }) => {
    await agree(opening, { text: `${lines.join('\n')}\n`, url, addresses: origins });
  });
});

interface Agreement {
  readonly text: string;
  readonly url: string;
  readonly addresses: typeof plantedAddresses;
}

async function agree(bench: SquidBench, { text, url, addresses }: Agreement): Promise<void> {
  const asked = askedOf(url, addresses[new URL(url).hostname]);
  const { ruling } = await readSquidPolicy(text, { client }).rule(asked);
  const squid = await bench.start(text);
  try {
    expect(await squid.ask?.(asked)).toBe(ruling);
  } finally {
    await squid.close();
  }
}
