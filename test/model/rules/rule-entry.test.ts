import { describe, expect, it } from 'vitest';
import {
  holdsPlace,
  isInsideRule,
  placeText,
  type RulePlace,
} from '../../../src/model/rules/rule-entry.ts';

const place = (host: string, more: Partial<RulePlace> = {}): RulePlace => ({
  ...{ host, apex: true, below: false, port: 443, scheme: 'https' },
  ...more,
});
const below = { apex: false, below: true };

describe('holdsPlace()', () => {
  it('takes the name, the names below it, or both, at its port', () => {
    const asked = (host: string, port = 443) => ({ host, port });
    expect(holdsPlace(place('a.example'), asked('a.example'))).toBe(true);
    expect(holdsPlace(place('a.example'), asked('b.a.example'))).toBe(false);
    expect(holdsPlace(place('a.example', below), asked('a.example'))).toBe(false);
    expect(holdsPlace(place('a.example', below), asked('c.b.a.example'))).toBe(true);
    expect(holdsPlace(place('a.example', below), asked('nota.example'))).toBe(false);
    expect(holdsPlace(place('a.example', { below: true }), asked('a.example'))).toBe(true);
    expect(holdsPlace(place('a.example'), asked('a.example', 80))).toBe(false);
  });

  it('goes by a path that is seen, and lets nothing pass where it is not', () => {
    const crl = place('a.example', { port: 80, scheme: 'http', path: '/pki/*' });
    expect(holdsPlace(crl, { host: 'a.example', port: 80, path: '/pki/x.crl' })).toBe(true);
    expect(holdsPlace(crl, { host: 'a.example', port: 80, path: '/pkiops/x.crl' })).toBe(false);
    expect(holdsPlace(crl, { host: 'a.example', port: 80 })).toBe(false);
  });
});

describe('isInsideRule()', () => {
  it('is so where nothing passes by the one that does not pass by the other', () => {
    const all = place('a.example', { below: true });
    expect(isInsideRule(place('b.a.example', below), all)).toBe(true);
    expect(isInsideRule(all, place('a.example', below))).toBe(false);
    expect(isInsideRule(place('a.example', below), all)).toBe(true);
    expect(isInsideRule(place('a.example'), place('a.example', below))).toBe(false);
    expect(isInsideRule(place('xa.example'), all)).toBe(false);
    expect(isInsideRule(place('a.example', { port: 80 }), all)).toBe(false);
    const path = { port: 80, path: '/pki/*' };
    expect(isInsideRule(place('a.example', path), place('a.example', { port: 80 }))).toBe(true);
    expect(isInsideRule(place('a.example', { port: 80 }), place('a.example', path))).toBe(false);
  });
});

describe('placeText()', () => {
  it('tells a name, a wildcard, and both', () => {
    expect(placeText(place('a.example'))).toBe('a.example:443');
    expect(placeText(place('a.example', below))).toBe('*.a.example:443');
    expect(placeText(place('a.example', { below: true }))).toBe('[*.]a.example:443');
    expect(placeText(place('2001:db8::1'))).toBe('[2001:db8::1]:443');
  });
});
