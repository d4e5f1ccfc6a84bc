import { describe, expect, it } from 'vitest';
import { hidePacSecrets, isHidden } from '../../../src/setup/routes/pac-secrets.ts';

const route = (pac: string) => ({
  ...{ id: `pac+${pac}`, kind: 'pac' as const, pac },
  ...{ effective: true, settings: [] },
});

describe('hidePacSecrets()', () => {
  it('keeps the true place of a PAC file aside where its address holds a secret', () => {
    const pac = 'http://pac.example/proxy.pac?token=s3cr3tvalue0123456789';
    const { routes, pacUrls } = hidePacSecrets([route(pac)]);
    expect(JSON.stringify(routes)).not.toContain('s3cr3t');
    expect(routes.map(isHidden)).toEqual([true]);
    expect([...pacUrls.values()]).toEqual([pac]);
  });

  it('leaves an address without a secret as it is', () => {
    const given = [route('http://pac.example/proxy.pac')];
    expect(hidePacSecrets(given)).toEqual({ routes: given, pacUrls: new Map() });
  });

  it('keeps the value under a name that nobody knows aside as well', () => {
    const pac = 'http://pac.example/proxy.pac?v=3&site=A1B2C3';
    const { routes, pacUrls } = hidePacSecrets([route(pac)]);
    expect(routes[0]?.pac).toBe('http://pac.example/proxy.pac?v=3&site=***');
    expect([...pacUrls.values()]).toEqual([pac]);
  });

  it('knows one of which a login was taken out, and nothing put in its place', () => {
    const pac = 'http://pac.example//S3cr3t@b/proxy.pac';
    const { routes, pacUrls } = hidePacSecrets([route(pac)]);
    expect(routes[0]?.pac).toBe('http://pac.example//b/proxy.pac#***');
    expect(routes.map(isHidden)).toEqual([true]);
    expect([...pacUrls.values()]).toEqual([pac]);
  });

  it('keeps two that differ in this alone two', () => {
    const pacs = ['A1B2', 'C3D4'].map((site) => `http://pac.example/?site=${site}`);
    const { routes, pacUrls } = hidePacSecrets(pacs.map(route));
    expect(routes.map(({ id }) => pacUrls.get(id))).toEqual(pacs);
  });
});
