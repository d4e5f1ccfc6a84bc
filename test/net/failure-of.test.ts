import { describe, expect, it } from 'vitest';
import { errorText, failure, failureOf } from '../../src/net/failure-of.ts';

const broken = (code: string): Error => Object.assign(new Error(`connect ${code}`), { code });

describe('failureOf()', () => {
  it.each([
    ['ETIMEDOUT', 'timeout'],
    ['ECONNREFUSED', 'refused'],
    ['ECONNRESET', 'reset'],
    ['EPIPE', 'reset'],
    ['EHOSTUNREACH', 'host-unreachable'],
    ['ENETUNREACH', 'network-unreachable'],
    ['EACCES', 'prohibited'],
    ['EPERM', 'prohibited'],
    ['EINVAL', 'prohibited'],
    ['EMFILE', 'local-limit'],
    ['EADDRNOTAVAIL', 'local-limit'],
    ['EWHATEVER', 'unknown'],
  ])('puts %s under %s', (code, expected) => {
    expect(failureOf(broken(code))).toEqual({ code: expected, detail: `connect ${code}` });
  });

  it('takes anything that was thrown', () => {
    expect(failureOf('text')).toEqual({ code: 'unknown', detail: 'text' });
    expect(failureOf(undefined)).toEqual({ code: 'unknown', detail: 'undefined' });
  });
});

describe('failure()', () => {
  it('bounds its detail and takes credentials out of it', () => {
    const { detail } = failure('unknown', `http://user:secret@proxy:3128 ${'x'.repeat(1000)}`);
    expect(detail).toHaveLength(300);
    expect(detail).toContain('http://proxy:3128');
    expect(detail).not.toContain('secret');
  });
});

describe('errorText()', () => {
  it('gives the reason of an OpenSSL error, without addresses in memory', () => {
    const error = Object.assign(new Error('80B0:error:0A0000C6:…'), { reason: 'packet too long' });
    expect(errorText(error)).toBe('packet too long');
  });
});
