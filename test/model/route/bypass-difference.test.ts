import { describe, expect, it } from 'vitest';
import type { BypassDialect } from '../../../src/model/route/bypass.ts';
import { bypassDifference } from '../../../src/model/route/bypass-difference.ts';

const us = { scheme: 'https', host: 'us-v20.events.data.microsoft.com', port: 443 } as const;

function whyOf(list: readonly string[], dialect: BypassDialect): string | undefined {
  return bypassDifference(list, { ...us, dialect })?.why;
}

describe('bypassDifference()', () => {
  it.each([
    ['winhttp', 'microsoft.com', 'narrower'],
    ['winhttp', '.microsoft.com', 'passed-over'],
    ['winhttp', 'https://*.microsoft.com', 'disputed'],
    ['winhttp', '*-v20.events.data.microsoft.com', undefined],
    ['winhttp', 'us-v20.*', 'disputed'],
    ['winhttp', '*.microsoft.com,*.windowsupdate.com', 'separator'],
    ['wininet', 'us-v20.*', 'wider'],
    ['wininet', '*.microsoft.com', undefined],
    ['curl', '*.microsoft.com', 'passed-over'],
    ['curl', 'us-v20.events.data.microsoft.com:443', 'passed-over'],
    ['curl', 'microsoft.com;corp.example', 'separator'],
    ['curl', '.microsoft.com', undefined],
    ['curl', 'corp.example', undefined],
  ] as const)('%s reads %s: %s', (dialect, entry, why) => {
    expect(whyOf([entry], dialect)).toBe(why);
  });

  it('finds none where another entry decides the way', () => {
    expect(whyOf(['microsoft.com', '*.microsoft.com'], 'winhttp')).toBeUndefined();
    expect(whyOf(['us-v20.*', '*.microsoft.com'], 'wininet')).toBeUndefined();
  });

  it('finds none for what goes direct unasked', () => {
    const place = { scheme: 'https', host: 'localhost', port: 443, dialect: 'wininet' } as const;
    expect(bypassDifference(['local*'], place)).toBeUndefined();
  });

  it('looks at the first two hundred entries of a long list', () => {
    const many = Array.from({ length: 200 }, (_, index) => `x${index}.example`);
    expect(whyOf([...many, 'microsoft.com'], 'winhttp')).toBeUndefined();
    expect(whyOf([...many.slice(1), 'microsoft.com'], 'winhttp')).toBe('narrower');
  });
});
