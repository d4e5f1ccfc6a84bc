import { describe, expect, it } from 'vitest';
import { facts } from '../../src/diagnosis/facts.ts';
import type { Rule } from '../../src/diagnosis/rule.ts';
import type { FindingKind } from '../../src/model/finding/finding.ts';
import type { FactsOf } from '../../src/model/finding/finding-facts.ts';
import type { FindingTraits } from '../../src/model/finding/finding-traits.ts';
import type { FindingInfo } from '../../src/report/words/finding/finding-words.ts';

type Refusal = FactsOf['port-refusal'];
const place = { address: '192.0.2.1', port: 443, code: 'refused' } as const;

describe('facts()', () => {
  it('leaves out what is not known', () => {
    const known: Refusal = facts({ ...place, family: undefined });
    expect(known).toEqual(place);
    expect(facts<Refusal>({ ...place, family: '' })).toEqual(place);
  });

  it('does not compile with a fact that the kind has not, or without one that it always has', () => {
    // @ts-expect-error: no port is refused by a page.
    const titled: Refusal = facts({ ...place, title: 'Blocked' });
    // @ts-expect-error: a port is a number.
    const texted: Refusal = facts({ ...place, port: '443' });
    // @ts-expect-error: which address refused is always known.
    const placeless: Refusal = facts({ port: 443, code: 'refused' });
    expect([titled, texted, placeless]).toHaveLength(3);
  });
});

describe('a kind of finding', () => {
  it('does not compile where a table forgets it', () => {
    type Tables = {
      readonly facts: FactsOf;
      readonly traits: Readonly<Record<FindingKind, FindingTraits>>;
    };
    // @ts-expect-error: every other kind is missing.
    const few: Tables['traits'] = { 'port-refusal': { step: 'connect', proves: 'difference' } };
    expect(Object.keys(few)).toHaveLength(1);
  });

  it('does not compile where its words ask for a fact that nobody writes', () => {
    // @ts-expect-error: a refused port has no title.
    const what: FindingInfo<'port-refusal'>['what'] = ({ title }) => `${title}`;
    expect(what({})).toBe('undefined');
  });

  it('does not compile where its rule says what the kind has not', () => {
    const rule: Pick<Rule<'port-refusal'>, 'prove'> = {
      // @ts-expect-error: no name is refused here.
      prove: () => ({ evidence: [], facts: facts({ ...place, winner: 'nobody' }) }),
    };
    expect(rule.prove).toBeTypeOf('function');
  });
});
