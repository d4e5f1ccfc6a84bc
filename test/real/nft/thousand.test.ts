import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';
import type { Asked } from '../../../src/rehearse/policy.ts';
import { type Draw, drawOf } from '../../hostile/draw.ts';
import { plantedCircumstances } from '../../rehearse/nft/planted-rulesets.ts';
import type { Try } from './connector.ts';
import { type DrawnRuleset, drawRuleset } from './draw-ruleset.ts';
import { labPorts, type NftLab, startNftLab } from './nft-lab.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('nftables') && !strict);

/** How many with each run of the lab, and by what they are drawn; `NETREADY_RULESETS=1000` takes the whole. */
const rulesets = Number(process.env['NETREADY_RULESETS'] ?? 250);
const seed = Number(process.env['NETREADY_SEED'] ?? 61);
const tries = 6;
/** A packet takes less than a millisecond here; who seems silent is asked again, with more patience. */
const patienceMs = 40;
const morePatienceMs = 3000;
const addresses = [
  ...['20.60.1.1', '20.60.1.2', '20.60.1.3', '20.60.2.1'],
  ...['2001:db8:60::1', '2001:db8:60::2'],
];

describe.skipIf(skip)('rulesets that are drawn', () => {
  const labs: NftLab[] = [];
  beforeAll(async () => {
    const count = Math.max(1, Math.min(3, availableParallelism()));
    for (let each = 0; each < count; each += 1) labs.push(await startNftLab(inject('run')));
  });
  afterAll(async () => {
    for (const lab of labs) await lab.close();
  });

  it(`are ruled as the real nft does, ${rulesets} of them`, { timeout: 900_000 }, async () => {
    const seen = { open: 0, closed: 0, unsaid: 0 };
    const wrong: string[] = [];
    let next = 0;
    let taken = 0;
    const work = async (lab: NftLab): Promise<void> => {
      while (taken < rulesets && wrong.length < 3) {
        const input = next;
        next += 1;
        const found = await compare(lab, drawOf(seed, input), seen);
        // What is of two protocols at once, nft refuses, and another one is drawn.
        if (found?.includes('conflicting protocols specified')) continue;
        taken += 1;
        if (found !== undefined) wrong.push(`ruleset ${input} of seed ${seed}: ${found}`);
      }
    };
    await Promise.all(labs.map(work));
    expect(wrong.join('\n')).toBe('');
    // Neither all open nor all closed: both were looked at.
    expect(Math.min(seen.open, seen.closed)).toBeGreaterThan(rulesets);
    // The port that a client will take is not known, and a few rules ask for it.
    expect(seen.unsaid).toBeLessThan((rulesets * tries) / 50);
  });
});

type Seen = Record<'open' | 'closed' | 'unsaid', number>;

/** @returns what is wrong, if anything is. */
async function compare(lab: NftLab, draw: Draw, seen: Seen): Promise<string | undefined> {
  const { way, text }: DrawnRuleset = drawRuleset(draw);
  const asked: readonly Try[] = Array.from({ length: tries }, () => {
    return { address: draw.oneOf(addresses), port: draw.oneOf(labPorts) };
  });
  const refused =
    (await lab.load(way === 'forward' ? 'output' : 'forward', '')) ?? (await lab.load(way, text));
  if (refused !== undefined) return `nft does not take it: ${refused}`;
  const policy = readNftPolicy(text, plantedCircumstances(way));
  const blind = readNftPolicy(text, { way });
  if (policy.unreadLines > 0) return `not understood: ${JSON.stringify(policy.unread)}\n${text}`;
  const shown = await lab.list(way);
  const listed = readNftPolicy(shown, plantedCircumstances(way));
  if (listed.unreadLines > 0) return `not understood: ${JSON.stringify(listed.unread)}\n${shown}`;
  const first = await lab.connect({ tries: asked, patienceMs });
  for (const [index, one] of asked.entries()) {
    const ruling = await policy.rule(askedOf(one));
    const unsure = await blind.rule(askedOf(one));
    let isOpen = first[index] === 'open';
    if (!isOpen && ruling.ruling === 'passes') {
      const [again] = await lab.connect({ tries: [one], patienceMs: morePatienceMs });
      isOpen = again === 'open';
    }
    seen[isOpen ? 'open' : 'closed'] += 1;
    if (ruling.ruling === 'unknown') seen.unsaid += 1;
    const expected = isOpen ? 'passes' : 'blocked';
    const again = await listed.rule(askedOf(one));
    if (again.ruling !== ruling.ruling)
      return `${JSON.stringify({ one, ruling, again })}\n${shown}`;
    if (![ruling, unsure].every((it) => it.ruling === 'unknown' || it.ruling === expected))
      return `${JSON.stringify({ one, isOpen, ruling, unsure })}\n${text}`;
  }
  return uncounted(lab, { way, text }, asked);
}

/** A line that drops, if one is named, counts what it dropped. @returns what is wrong, if it did not. */
async function uncounted(
  lab: NftLab,
  { way, text }: DrawnRuleset,
  asked: readonly Try[],
): Promise<string | undefined> {
  const policy = readNftPolicy(text, plantedCircumstances(way));
  const lines = text.split('\n');
  for (const one of asked) {
    const { ruling, line = 0 } = await policy.rule(askedOf(one));
    const told = lines[line - 1] ?? '';
    if (ruling !== 'blocked' || !/^(?!.*(?:vmap|policy| : )).* drop\b/.test(told)) continue;
    const table = lines.findLastIndex((some, at) => at < line && some.startsWith('table '));
    const counted = told.replace(/ drop\b/, ' counter name seen drop');
    const changed = lines.with(line - 1, counted).toSpliced(table + 1, 0, 'counter seen {', '}');
    const refused = await lab.load(way, changed.join('\n'));
    if (refused !== undefined) return `nft does not take it: ${refused}`;
    await lab.connect({ tries: [one], patienceMs });
    const shown = await lab.list(way);
    if (/counter seen \{\s+packets [1-9]/.test(shown)) return undefined;
    return `${JSON.stringify({ one, line })} dropped nothing\n${shown}`;
  }
  return undefined;
}

function askedOf({ address, port }: Try): Asked {
  return { host: 'a.example', port, scheme: 'https', addresses: [address] };
}
