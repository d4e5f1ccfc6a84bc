import { describe, expect, it } from 'vitest';
import type { NameRule } from '../../../../../src/model/audit/windows/name-policy.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { nameRuleTexts } from '../../../../../src/report/words/settings/windows/name-rule-words.ts';

const told = (...rules: readonly NameRule[]): readonly string[] =>
  nameRuleTexts(rules).map(plainText);

describe('nameRuleTexts()', () => {
  it('says who is asked for which names, and by whose table', () => {
    expect(
      told(
        { namespace: '.a.example', servers: ['10.0.0.1', '10.0.0.2'], by: 'group-policy' },
        { namespace: 'b.a.example', servers: [], by: 'group-policy' },
        { namespace: '.', servers: ['fd00::1'], by: 'local', directAccess: true, unread: true },
      ),
    ).toEqual([
      '.a.example: by 10.0.0.1, 10.0.0.2 (group policy).',
      'b.a.example: by the name servers of the connection (exempt) (group policy).',
      'All names: by fd00::1, by DirectAccess outside of its network (this machine; not read, since group policy has a table).',
    ]);
  });

  it('counts what is too much to read, and says nothing of no table', () => {
    const many = Array.from({ length: 45 }, (_, index): NameRule => {
      return { namespace: `.n${index}.example`, servers: ['10.0.0.1'], by: 'local' };
    });
    expect(told(...many).at(-1)).toBe('5 more namespaces.');
    expect(told(...many)).toHaveLength(41);
    expect(told()).toEqual([]);
  });
});
