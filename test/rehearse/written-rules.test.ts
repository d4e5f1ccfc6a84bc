import { describe, expect, it } from 'vitest';
import type { RulingName } from '../../src/model/rules/ruling.ts';
import { readNftPolicy } from '../../src/rehearse/nft/read-nft-policy.ts';
import { readPacPolicy } from '../../src/rehearse/pac/read-pac-policy.ts';
import type { Asked } from '../../src/rehearse/policy.ts';
import { dialects } from '../../src/rules/dialects.ts';
import { openPacEngine } from '../discovery/pac/pac-engine.ts';
import { entry, ruleSet } from '../rules/sample-rules.ts';

const set = ruleSet([
  entry('one.contoso.com', { addresses: ['20.1.2.3', '2603:1020::5'] }),
  entry('net.contoso.com', { addresses: ['20.9.0.0/16'] }),
  entry('odd.contoso.com', { port: 8443, addresses: ['20.1.2.4'] }),
]);

const ask = (host: string, port: number, addresses: readonly string[]): Asked => {
  return { host, port, scheme: 'https', path: '/', addresses };
};

/** What is to pass by these rules, and what only looks so. */
const cases: readonly (readonly [Asked, RulingName])[] = [
  [ask('one.contoso.com', 443, ['20.1.2.3', '2603:1020::5']), 'passes'],
  [ask('net.contoso.com', 443, ['20.9.255.1']), 'passes'],
  [ask('odd.contoso.com', 8443, ['20.1.2.4']), 'passes'],
  [ask('odd.contoso.com', 443, ['20.1.2.4']), 'blocked'],
  [ask('evil.example', 443, ['20.10.0.1']), 'blocked'],
  [ask('evil.example', 443, ['2603:1020::6']), 'blocked'],
];

describe('what `rules` writes does what it is for, by', () => {
  it('nftables, where the chain is jumped to', async () => {
    const forward = [
      ...['chain forward {', 'type filter hook forward priority 0; policy drop;'],
      ...['ct state established,related accept', 'jump netready', '}'],
    ];
    const text = dialects.nftables.write(set).text.replace(/\}\s*$/, `${forward.join('\n')}\n}\n`);
    const policy = readNftPolicy(text);
    expect(policy.unread).toEqual([]);
    for (const [asked, ruling] of cases) expect(await policy.rule(asked)).toMatchObject({ ruling });
  });

  it('PAC, at the end of a file, with the line of the file for what it does not name', async () => {
    const file = "function FindProxyForURL(url, host) {\n  return 'PROXY p:1';\n}\n";
    const policy = readPacPolicy(file + dialects.pac.write(set).text, {
      open: (script) => openPacEngine(script),
      way: 'direct',
    });
    for (const [asked, ruling] of cases)
      expect(await policy.rule(asked)).toMatchObject(
        ruling === 'blocked'
          ? { ruling: 'diverted', fromLine: 2, fromText: "return 'PROXY p:1';" }
          : { ruling },
      );
  });
});
