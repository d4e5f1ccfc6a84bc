import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import { findingTraits, kindsWith } from '../../../src/model/finding/finding-traits.ts';

describe('findingTraits', () => {
  it('has every kind once, and no other', () => {
    expect(Object.keys(findingTraits).toSorted()).toEqual([...findingKinds].toSorted());
  });

  it('never lets a service that is down be a word of its blocker', () => {
    const both = kindsWith(({ fitsOutage, proves }) => fitsOutage === true && proves === 'word');
    expect([...both]).toEqual([]);
  });
});

describe('kindsWith()', () => {
  it('gives the kinds of which the test holds, in the order of the closed list', () => {
    expect([...kindsWith(({ broke }) => broke === 'handshake')]).toEqual([
      'handshake-reset',
      'handshake-closure',
      'handshake-silence',
      'handshake-alert',
      'handshake-failure',
    ]);
  });
});
