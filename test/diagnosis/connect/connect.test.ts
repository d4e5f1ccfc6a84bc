import { describe, expect, it } from 'vitest';
import { commands, direct } from '../../../fixtures/case/head.ts';
import { answered, connect, resolve } from '../../../fixtures/case/steps.ts';
import { findingsOf, kindsOf } from '../kinds-of.ts';

const named = resolve({ name: commands.host });

describe('the rules of connect', () => {
  it('name every address that was tried in vain', () => {
    const steps = [named, connect({ fails: 'timeout' }), connect({ fails: 'timeout' })];
    const [finding] = findingsOf({ target: commands, route: direct, steps });
    expect(finding).toMatchObject({ kind: 'port-silence', evidence: ['a1.2', 'a1.3'] });
  });

  it('call an address dead that failed where another one answered', () => {
    const other = connect({ address: '20.50.1.2' });
    const steps = [named, connect({ fails: 'timeout' }), other, ...answered(commands)];
    expect(kindsOf({ target: commands, route: direct, steps })).toEqual(['dead-address']);
  });

  it('call a reset in place of an open connection a refusal', () => {
    const steps = [named, connect({ fails: 'reset' })];
    expect(kindsOf({ target: commands, route: direct, steps })).toEqual(['port-refusal']);
  });
});
