import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';
import {
  type PlantedEnd,
  plantedLine,
  plantedRulesets,
} from '../../rehearse/nft/planted-rulesets.ts';
import type { Tried } from './connector.ts';
import { type NftLab, startNftLab } from './nft-lab.ts';

const { reason, missing, strict } = inject('machine');
const skip = reason !== undefined || (missing.includes('nftables') && !strict);

const found = new URL('../../../fixtures/rehearse/nft/', import.meta.url);

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

  it.each(readdirSync(found))('what is found in %s', async (name) => {
    const text = readFileSync(new URL(name, found), 'utf8');
    expect(await lab.check(text)).toBe(undefined);
    expect(readNftPolicy(text).unreadLines).toBe(0);
  });

  it.each(misspelt)('what is no rule: %s with "%s" as "%s"', async (name, from, to) => {
    const whole = readFileSync(new URL(`${name}.nft`, found), 'utf8');
    const text = whole.replace(from, to);
    expect(text).not.toBe(whole);
    const said = await lab.check(text);
    const line = Number(/^\S+?:(\d+):/.exec(said ?? '')?.[1]);
    expect(readNftPolicy(text).unread.map((one) => one.line)).toContain(line);
  });
});

/** Written well, they are taken; with one word gone, they are refused by both. */
const misspelt: readonly (readonly [name: string, from: string, to: string])[] = [
  ['workstation', 'tcp dport $web ct', 'tcp dport $wob ct'],
  ['workstation', 'policy drop;', 'policy deny;'],
  ['server', '10.1.9.10-10.1.9.20', '10.1.9.20-10.1.9.10'],
  ['server', 'tcp dport 22 ip saddr @admins accept', 'tcp dport 22 accept ip saddr @admins'],
  ['listed', 'tcp dport 8080', 'tcp dport 80800'],
  ['listed', 'reject with tcp reset', 'reject with tcp'],
  ['zones', 'ip daddr 20.60.7.0/24', 'ip daddr 20.60.7.0/34'],
  ['zones', 'hook forward', 'hook foreword'],
  ['late', 'insert rule ip filter forward', 'insert rule ip filter forwards'],
  ['late', '. inet_service;', '. inet_servise;'],
];

/** The ruleset with the line that is named letting pass what it refused. */
function cured(text: string): string {
  const lines = text.split('\n');
  const at = plantedLine(text) - 1;
  const end = lines.findIndex((line, index) => index >= at && /\b(?:drop|reject)\b/.test(line));
  const line = lines[end] ?? '';
  lines[end] = line.replace(/\bdrop\b|\breject(?: with (?:tcp reset|icmp [\w-]+))?/, 'accept');
  return lines.join('\n');
}
