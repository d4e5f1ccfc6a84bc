import { describe, expect, it } from 'vitest';
import { conclusion } from '../../../../src/report/terminal/discovery/conclusion.ts';
import { shown } from '../../shown-discovery.ts';

describe('conclusion()', () => {
  it('names what decides, and what decides for http: where that is another setting', () => {
    expect(conclusion(shown)).toMatch(/\(TelemetryProxyServer decides\)\.$/);
    const settings = shown.settings.map((one) =>
      one.id === 'winhttp:proxy' ? { ...one, note: 'for-http' as const } : one,
    );
    expect(conclusion({ ...shown, settings })).toMatch(
      /\(TelemetryProxyServer decides, and for http: WinHttpSettings\)\.$/,
    );
  });
});
