import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

  it('agree on files that are included, and on files of names', async () => {
    const files = new Map([
      ['10-names.conf', `acl ours dstdomain "${plain.folder}/names.txt"\n`],
      ['20-rules.conf', 'http_access allow ours\n'],
      ['names.txt', '# names\n\nwdcp.example # one\n  .events.example\t\n'],
    ]);
    for (const [name, text] of files) {
      await writeFile(join(plain.folder, name), text);
      await chmod(join(plain.folder, name), 0o644);
    }
    const text = `include ${plain.folder}/*0-*.conf\nhttp_access deny all\n`;
    const policy = readSquidPolicy(text, { client, files });
    const squid = await plain.start(text);
    try {
      const rulings = [];
      for (const name of Object.keys(plantedAddresses)) {
        const asked = askedOf(`https://${name}/`);
        rulings.push((await policy.rule(asked)).ruling);
        expect([name, await squid.ask?.(asked)]).toEqual([name, rulings.at(-1)]);
      }
      expect(rulings).toEqual(['passes', 'blocked', 'passes', 'blocked']);
    } finally {
      await squid.close();
    }
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
