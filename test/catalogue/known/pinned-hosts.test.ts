import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../../src/catalogue/built-in-catalogues.ts';
import { isPinned } from '../../../src/catalogue/known/pinned-hosts.ts';

const listed = builtInCatalogues.flatMap(({ services }) => services.map(({ host }) => host));

describe('isPinned()', () => {
  it.each([
    'winatp-gw-neu.microsoft.com',
    'WinATP-GW-cus3.Microsoft.com',
    'eu-v20.events.data.microsoft.com',
    'events.data.microsoft.com',
    'us.vortex-win.data.microsoft.com',
    'settings-win.data.microsoft.com',
    'endpoint.security.microsoft.com',
    'edr-neu3.eu.endpoint.security.microsoft.com',
    'endpoint.security.microsoft.us',
  ])('knows %s as one whose certificate the sensor pins', (host) => {
    expect(isPinned(host)).toBe(true);
  });

  it.each([
    'ussus1eastprod.blob.core.windows.net',
    'automatedirstrprdneu.blob.core.windows.net',
    'ctldl.windowsupdate.com',
    'crl.microsoft.com',
    'login.microsoftonline.com',
    'winatp-gw-neu.microsoft.com.evil.example',
    'evilevents.data.microsoft.com',
    'winatp-gw-a.b.microsoft.com',
    'endpoint-security.microsoft.com',
    '',
  ])('takes nothing like it for one: %j', (host) => {
    expect(isPinned(host)).toBe(false);
  });

  it('knows those of the built-in lists, and storage is none of them', () => {
    const pinned = listed.filter(isPinned);
    for (const part of ['winatp-gw-', 'events.data.', 'vortex-win.', 'settings-win.']) {
      expect(pinned.find((host) => host.includes(part))).toBeDefined();
    }
    expect(pinned.some((host) => host.endsWith('.blob.core.windows.net'))).toBe(false);
    expect(pinned.length).toBeLessThan(listed.length / 2);
  });
});
