import { describe, expect, it } from 'vitest';
import { renderDiscovery } from '../../../../../src/report/formats/terminal/discovery/render-discovery.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import type { ShownDiscovery } from '../../../../../src/report/view/discovery/shown-discovery.ts';
import { shown } from '../../../shown-discovery.ts';

function plain(discovery: ShownDiscovery, width = 100): readonly string[] {
  return renderDiscovery(discovery, { width, color: false }).split('\n');
}

describe('renderDiscovery()', () => {
  it('shows every setting with its value and what became of it', () => {
    const lines = plain(shown);
    expect(lines).toContain('  TelemetryProxyServer (sensor)');
    expect(lines).toContain('    value   other.example:3128');
    const fates = lines.filter((line) => line.startsWith('    so '));
    expect(fates.map((line) => line.slice(12))).toEqual([
      'in effect',
      'overruled by TelemetryProxyServer',
      'malformed: taken as unset (what its reader makes of it is documented nowhere)',
    ]);
  });

  it('shows every way, marks the one in effect, and says why at the end', () => {
    const lines = plain(shown);
    expect(lines).toContain(
      '  * telemetry-proxy  https: http proxy proxy.example:8080; http: no proxy; with exceptions',
    );
    expect(lines).toContain('    wpad  as the PAC file http://wpad.corp.example/wpad.dat says');
    expect(lines.join(' ')).toContain('(TelemetryProxyServer decides).');
    expect(lines.at(-1)).toBe('');
  });

  it('shows the names of WPAD, and what is wrong with advice', () => {
    const text = plain(shown).join('\n');
    expect(text).toContain('  wpad.corp.example (192.0.2.1)  serves a PAC file');
    expect(text).toContain('  wpad.a.corp.example  has no address: NXDOMAIN');
    expect(text).toContain('Malformed proxy setting  [proxy-setting-malformed]');
    expect(text).toMatch(/to do +Write it as http:\/\/HOST:PORT/);
  });

  it('names each file with what was found in it, and what was in none', () => {
    const read = [{ path: 'log.txt', parts: ['winhttp-proxy', 'antivirus-shown'] }] as const;
    const text = plain({ ...shown, read }, 200).join('\n');
    expect(text).toContain(
      'What was read\n  log.txt: netsh winhttp show proxy, Get-MpPreference\n',
    );
    expect(text).toContain(
      'No registry was read. Taken as unset, and perhaps set: TelemetryProxyServer, the settings of LocalSystem, the settings of the user.',
    );
  });

  it('says so where nothing is set', () => {
    const [direct] = shown.routes.slice(-1).map((route) => ({ ...route, effective: true }));
    const lines = plain({ settings: [], routes: direct ? [direct] : [], findings: [] });
    expect(lines).toContain('  none found');
    expect(lines).toContain('In effect: no proxy (no setting names another way).');
  });

  it('lets no value move the cursor, and keeps to the width', () => {
    const lines = plain(shown, 80);
    expect(lines.join('\n')).not.toContain('\u001b');
    expect(lines.every((line) => cellWidth(line) <= 80)).toBe(true);
    expect(renderDiscovery(shown, { width: 80, color: true })).toContain('\u001b[32m');
  });
});
