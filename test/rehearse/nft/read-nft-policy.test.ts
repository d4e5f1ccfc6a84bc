import { describe, expect, it } from 'vitest';
import { readNftPolicy } from '../../../src/rehearse/nft/read-nft-policy.ts';
import { plantedCircumstances, plantedLine, plantedRulesets } from './planted-rulesets.ts';

const askedOf = (address: string, port: number) =>
  ({ host: 'a.example', port, scheme: 'https', addresses: [address] }) as const;

describe('readNftPolicy() names the line of', () => {
  it.each(plantedRulesets)('$name', async ({ way, blocked, passes, text }) => {
    const policy = readNftPolicy(text, plantedCircumstances(way));
    expect({ unread: policy.unread, lines: policy.unreadLines }).toEqual({ unread: [], lines: 0 });
    const line = plantedLine(text);
    expect(line).toBeGreaterThan(0);
    expect(await policy.rule(askedOf(blocked.address, blocked.port))).toEqual({
      ruling: 'blocked',
      line,
      text: text.split('\n')[line - 1]?.trim(),
    });
    if (passes)
      expect(await policy.rule(askedOf(passes.address, passes.port))).toMatchObject({
        ruling: 'passes',
      });
  });
});
