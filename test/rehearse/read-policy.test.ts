import { describe, expect, it } from 'vitest';
import { policyKindOf } from '../../src/rehearse/read-policy.ts';

describe('policyKindOf()', () => {
  it.each([
    ['# of ours\nacl a dstdomain .x\n', 'squid'],
    ['  http_access deny all', 'squid'],
    ['#!/usr/sbin/nft -f\nflush ruleset\ntable inet filter {\n}\n', 'nftables'],
    ['add rule ip filter forward drop\n', 'nftables'],
    ['function FindProxyForURL(url, host) { return "DIRECT"; }', 'pac'],
  ] as const)('knows %j by what stands in it', (text, kind) => {
    expect(policyKindOf(text, undefined)).toEqual({ kind });
  });

  it('does not guess whose list of names it is, and takes the word of the user', () => {
    expect(policyKindOf('.contoso.com\n', undefined)).toBeUndefined();
    expect(policyKindOf('.contoso.com\n', 'squid')).toEqual({ kind: 'list', dialect: 'squid' });
    expect(policyKindOf('http_access deny all\n', 'squid')).toEqual({ kind: 'squid' });
    expect(policyKindOf('contoso.com/\n', 'pan-os')).toEqual({ kind: 'list', dialect: 'pan-os' });
    expect(policyKindOf('anything', 'pac')).toEqual({ kind: 'pac' });
  });
});
