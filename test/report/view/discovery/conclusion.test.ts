import { describe, expect, it } from 'vitest';
import { plainText } from '../../../../src/report/text/say.ts';
import { conclusion } from '../../../../src/report/view/discovery/conclusion.ts';
import { shown } from '../../shown-discovery.ts';

describe('conclusion()', () => {
  it('names what decides, and what decides for http: where that is another setting', () => {
    expect(plainText(conclusion(shown))).toMatch(/\(TelemetryProxyServer decides\)\.$/);
    const settings = shown.settings.map((one) =>
      one.id === 'winhttp:proxy' ? { ...one, note: 'for-http' as const } : one,
    );
    expect(plainText(conclusion({ ...shown, settings }))).toMatch(
      /\(TelemetryProxyServer decides, and for http: WinHttpSettings\)\.$/,
    );
  });

  it('names the proxy of a connection that counts while it is in use', () => {
    const proxy = { kind: 'http', host: 'vpn.example', port: 3128 } as const;
    const vpn = {
      id: 'vpn',
      kind: 'http',
      proxy,
      effective: false,
      settings: ['vpn:proxy'],
    } as const;
    const components = [
      {
        component: 'sensor',
        route: 'telemetry-proxy',
        basis: 'a page',
        fallback: { route: 'direct', basis: 'a page' },
        losers: [{ route: 'vpn', because: 'while-connected' }],
      },
    ] as const;
    expect(
      plainText(conclusion({ ...shown, routes: [...shown.routes, vpn], components })),
    ).toContain('But while vpn is in use: http proxy vpn.example:3128 (vpn) instead.');
  });
});
