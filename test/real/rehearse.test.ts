import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { askedOf } from '../../fixtures/rehearse/asked-of.ts';
import {
  type PlantedSquid,
  plantedAddresses,
  plantedBump,
  plantedSquid,
} from '../../fixtures/rehearse/planted-squid.ts';
import type { RulingName } from '../../src/model/rules/ruling.ts';
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

  it.each(plantedSquid)('agree: $name', async (planted) => {
    await agreeOnLine(plain, planted, plantedAddresses);
  });

  it('hold at least twenty lines against Squid', () => {
    const lined = [...plantedSquid, ...plantedBump].filter((one) => turned(one) !== undefined);
    expect(lined.length).toBeGreaterThanOrEqual(20);
  });

  it('agree on files that are included, and on files of names', async () => {
    const files = new Map([
      ['part-10-names.conf', `acl ours dstdomain "${plain.folder}/names.txt"\n`],
      ['part-20-rules.conf', 'http_access allow ours\n'],
      ['names.txt', '# names\n\nwdcp.example # one\n  .events.example\t\n'],
    ]);
    for (const [name, text] of files) {
      await writeFile(join(plain.folder, name), text);
      await chmod(join(plain.folder, name), 0o644);
    }
    // Not those of Squid itself, which the bench calls by the number of a process.
    const text = `include ${plain.folder}/part-*0-*.conf\nhttp_access deny all\n`;
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

  it.each(plantedBump)('agree where TLS is opened: $name', async (planted) => {
    await agreeOnLine(opening, planted, origins);
  });
});

/** That line is what keeps it: with another word there, Squid does something else. */
async function agreeOnLine(
  bench: SquidBench,
  planted: PlantedSquid,
  addresses: Agreement['addresses'],
): Promise<void> {
  const { lines, asked: url, ruling } = planted;
  expect(await agree(bench, { text: `${lines.join('\n')}\n`, url, addresses })).toBe(ruling);
  const other = turned(planted);
  if (other === undefined) return;
  expect(await agree(bench, { text: other, url, addresses })).not.toBe(ruling);
}

/** The same with the line that decides turned about; undefined where none keeps it back. */
function turned({ lines, line, ruling }: PlantedSquid): string | undefined {
  if (line === undefined || ruling === 'passes') return undefined;
  const changed = lines.map((text, at) => {
    if (at !== line - 1) return text;
    if (ruling === 'login') return '';
    return text.replace(/\bdeny\b/, 'allow').replace(/\b(?:bump|terminate)\b/, 'splice');
  });
  return `${changed.join('\n')}\n`;
}

interface Agreement {
  readonly text: string;
  readonly url: string;
  readonly addresses: typeof plantedAddresses;
}

/** What both say. */
async function agree(bench: SquidBench, { text, url, addresses }: Agreement): Promise<RulingName> {
  const asked = askedOf(url, addresses[new URL(url).hostname]);
  const { ruling } = await readSquidPolicy(text, { client }).rule(asked);
  const squid = await bench.start(text);
  try {
    expect(await squid.ask?.(asked)).toBe(ruling);
    return ruling;
  } finally {
    await squid.close();
  }
}
