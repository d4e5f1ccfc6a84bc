import { describe, expect, it } from 'vitest';
import { isServiceDomain, knownService } from '../../../src/catalogue/known/known-service.ts';
import { targetFromUrl } from '../../../src/catalogue/select/target-from-url.ts';

describe('knownService()', () => {
  it.each([
    ['winatp-gw-weu.microsoft.com', 'winatp-gw-weu.microsoft.com'],
    ['WinATP-GW-WEU.microsoft.com', 'winatp-gw-weu.microsoft.com'],
    ['anything.endpoint.security.microsoft.com', '*.endpoint.security.microsoft.com'],
    ['graph.microsoft.com', 'graph.microsoft.com'],
    ['dod-graph.microsoft.us', 'dod-graph.microsoft.us'],
    ['ussus1eastprod.blob.core.windows.net', 'ussus1eastprod.blob.core.windows.net'],
  ])('knows %s by %s', (host, pattern) => {
    expect(knownService(host)).toMatchObject({ rule: 'listed', pattern });
  });

  it.each([
    'contoso.blob.core.windows.net',
    'intranet.contoso.example',
    'endpoint.security.microsoft.com.contoso.example',
    'notendpoint.security.microsoft.com.example',
    '20.50.1.1',
  ])('lets %s be the user’s own', (host) => expect(knownService(host)).toBeUndefined());

  it('knows the domains of services, and no others', () => {
    expect(isServiceDomain('new.name.microsoft.com')).toBe(true);
    expect(isServiceDomain('m1.svc.test')).toBe(false);
    expect(isServiceDomain('microsoft.com.contoso.example')).toBe(false);
  });
});

describe('targetFromUrl()', () => {
  it('judges a host that the lists know by them', () => {
    expect(targetFromUrl('https://winatp-gw-weu.microsoft.com/commands/test')).toMatchObject({
      target: {
        reasons: [{ rule: 'user' }, { rule: 'listed' }, { rule: 'expected-answer' }],
        expect: { status: 200 },
        pinned: true,
      },
    });
    expect(targetFromUrl('http://winatp-gw-weu.microsoft.com/')).not.toHaveProperty(
      'target.pinned',
    );
    expect(targetFromUrl('https://intranet.contoso.example/')).toMatchObject({
      target: { reasons: [{ rule: 'user', source: '--target' }] },
    });
  });
});
