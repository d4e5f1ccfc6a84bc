import { describe, expect, it } from 'vitest';
import type { BypassDialect } from '../../../../../src/model/route/bypass.ts';
import type { Component, ComponentWay } from '../../../../../src/model/route/component.ts';
import { bypassLines } from '../../../../../src/report/formats/terminal/discovery/bypass-lines.ts';
import { tableLayout } from '../../../../../src/report/formats/terminal/table-options.ts';
import { shownBypasses } from '../../../../../src/report/view/discovery/shown-discovery.ts';

function taking(component: Component, route: string): ComponentWay {
  const fallback = { route: 'direct', basis: 'inference' };
  return { component, route, basis: 'inference', fallback, losers: [] };
}

function told(
  dialect: BypassDialect,
  bypass: readonly string[],
  components?: readonly ComponentWay[],
): string {
  const known = { kind: 'http', effective: true, settings: [] } as const;
  const lists = shownBypasses([{ ...known, id: 'way', bypass, bypassDialect: dialect }]);
  const layout = tableLayout({ width: 200, color: false });
  return bypassLines(lists, { ...layout, components }).join('\n');
}

describe('bypassLines()', () => {
  it('names who takes the way, and what these alone might read otherwise', () => {
    const both = [taking('sensor', 'way'), taking('unified-agent', 'way')];
    expect(told('wininet', ['10.*'], both)).toBe(
      [
        '  way, as WinINET reads it: sensor, unified agent',
        '    10.*  every name of this pattern; ignored by WinHTTP and curl',
        "  Possible, and documented nowhere: WinHTTP's rules for services, curl's rules for the unified agent.",
      ].join('\n'),
    );
    expect(told('winhttp', ['10.0.0.0/8'], both)).toMatch(
      /nowhere: curl's rules for the unified agent\.$/,
    );
    const user = [taking('user-programs', 'way'), taking('sensor', 'other')];
    expect(told('wininet', ['10.*'], user)).toBe(
      '  way, as WinINET reads it: SmartScreen and portal (as the user)\n    10.*  every name of this pattern',
    );
    expect(told('wininet', ['10.*'], [taking('sensor', 'other')])).toContain(': no component\n');
  });

  it('counts among the readers who takes the way behind another, or by a connection in use', () => {
    const behind = { ...taking('sensor', 'first'), fallback: { route: 'way', basis: 'inference' } };
    const losers = [{ route: 'way', because: 'while-connected' }] as const;
    const connected = { ...taking('antivirus', 'direct'), losers };
    expect(told('winhttp', ['a.example'], [behind, connected])).toContain(
      ': sensor, Defender Antivirus\n',
    );
  });

  it('says how the list of a Mac is read', () => {
    const text = told('wininet', ['169.254/16'], [taking('mac-agent', 'way')]);
    expect(text).toMatch(/macOS is taken to read its list as WinINET does/);
    expect(told('wininet', ['10.*'], [taking('sensor', 'way')])).not.toContain('macOS');
  });

  it('says once why an entry is disputed', () => {
    const text = told('winhttp', ['10.*', '*a*'], [taking('sensor', 'way')]);
    const ignored = 'ignored: the proxy is taken (disputed)';
    expect(text).toContain(`    10.*  ${ignored}\n    *a*  ${ignored}\n`);
    expect(text.match(/left end/g)).toHaveLength(1);
  });

  it('tells every reading where the components are not known', () => {
    expect(told('wininet', ['10.*'])).toBe(
      '  way, as WinINET reads it\n    10.*  every name of this pattern; ignored by WinHTTP and curl',
    );
  });
});
