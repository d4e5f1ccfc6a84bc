import { describe, expect, it } from 'vitest';
import { type NameRule, namePolicyOf } from '../../../../src/model/audit/windows/name-policy.ts';

const rule = (namespace: string, over: Partial<NameRule> = {}): NameRule => ({
  ...{ namespace, servers: [`${namespace}#`], by: 'local' },
  ...over,
});
const rules: readonly NameRule[] = [
  rule('.'),
  rule('.contoso.com'),
  rule('.corp.contoso.com'),
  rule('host.corp.contoso.com'),
  rule('hrweb'),
  rule('.exempt.contoso.com', { servers: [] }),
  rule('.unread.example', { unread: true }),
];

describe('namePolicyOf()', () => {
  it.each([
    ['host.corp.contoso.com', 'host.corp.contoso.com'],
    ['HOST.Corp.Contoso.COM.', 'host.corp.contoso.com'],
    // Not the name itself, which names below it end in.
    ['a.host.corp.contoso.com', '.corp.contoso.com'],
    ['corp.contoso.com', '.contoso.com'],
    ['a.contoso.com', '.contoso.com'],
    ['contoso.com', '.'],
    ['notcontoso.com', '.'],
    ['hrweb', 'hrweb'],
    ['hrweb.corp.contoso.com', 'hrweb'],
    ['a.unread.example', '.'],
  ])('has %s fall under %s', (name, namespace) => {
    expect(namePolicyOf(rules)(name)).toEqual({ namespace, servers: [`${namespace}#`] });
  });

  it('leaves what is exempt, or under no rule, to the servers of the connection', () => {
    expect(namePolicyOf(rules)('a.exempt.contoso.com')).toBeUndefined();
    expect(namePolicyOf([rule('.contoso.com')])('a.example')).toBeUndefined();
    expect(namePolicyOf([])('a.example')).toBeUndefined();
  });

  it('keeps the first of two rules for one namespace', () => {
    const [first, second] = [rule('.a.example', { servers: ['1'] }), rule('.a.example')];
    expect(namePolicyOf([first, second])('x.a.example')?.servers).toEqual(['1']);
  });

  it('answers at once for a long name and a table of thousands', () => {
    const many = Array.from({ length: 5000 }, (_, index) => rule(`.n${index}.example`));
    const of = namePolicyOf(many);
    const name = `${'a.'.repeat(100)}n4999.example`;
    expect(of(name)?.namespace).toBe('.n4999.example');
  });
});
