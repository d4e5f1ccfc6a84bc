import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type PlantedEnd,
  plantedLine,
  plantedRulesets,
} from '../../rehearse/nft/planted-rulesets.ts';
import type { Tried } from './connector.ts';
import { type NftLab, startNftLab } from './nft-lab.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('nftables') && !strict);

describe.skipIf(skip)('the real nft agrees with the reader about', () => {
  let lab: NftLab;
  beforeAll(async () => {
    lab = await startNftLab(inject('run'));
  });
  afterAll(() => lab?.close());
  const tried = async (end: PlantedEnd, patienceMs: number): Promise<Tried | undefined> =>
    (await lab.connect({ tries: [end], patienceMs }))[0];

  it.each(plantedRulesets)('$name', async ({ way, blocked, passes, text }) => {
    for (const other of ['forward', 'output'] as const)
      expect(await lab.load(other, '')).toBe(undefined);
    expect(await lab.load(way, text)).toBe(undefined);
    expect(await tried(blocked, 300)).not.toBe('open');
    if (passes) expect(await tried(passes, 5000)).toBe('open');
    // The line is what keeps it: with another verdict there, it passes.
    expect(await lab.load(way, cured(text))).toBe(undefined);
    expect(await tried(blocked, 5000)).toBe('open');
  });
});

/** The ruleset with the line that is named letting pass what it refused. */
function cured(text: string): string {
  const lines = text.split('\n');
  const at = plantedLine(text) - 1;
  const end = lines.findIndex((line, index) => index >= at && /\b(?:drop|reject)\b/.test(line));
  const line = lines[end] ?? '';
  lines[end] = line.replace(/\bdrop\b|\breject(?: with (?:tcp reset|icmp [\w-]+))?/, 'accept');
  return lines.join('\n');
}
