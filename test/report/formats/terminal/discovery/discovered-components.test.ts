import { describe, expect, it } from 'vitest';
import type { ComponentWay } from '../../../../../src/model/route/component.ts';
import type { Setting } from '../../../../../src/model/route/route.ts';
import { discoveredComponents } from '../../../../../src/report/formats/terminal/discovery/discovered-components.ts';
import { tableLayout } from '../../../../../src/report/formats/terminal/table-options.ts';
import { shown } from '../../../shown-discovery.ts';

const sensor: ComponentWay = {
  component: 'sensor',
  route: 'winhttp',
  basis: 'a page',
  fallback: { route: 'direct', basis: 'a page' },
  losers: [],
};

function told(...components: readonly ComponentWay[]): readonly string[] {
  const layout = tableLayout({ width: 80, color: false });
  return discoveredComponents({ components, settings: [] }, layout);
}

describe('discoveredComponents()', () => {
  it('tells the chain to its end, and where no document goes on', () => {
    const stated = { route: 'antivirus-pac', basis: 'WindowsDefender.admx' };
    expect(told({ ...sensor, fallback: stated })).toContain(
      '    fallback   antivirus-pac, then direct',
    );
    const inferred = { route: 'wininet-machine', basis: 'inference' };
    expect(told({ ...sensor, fallback: inferred })).toContain(
      '    fallback   wininet-machine (inference); what comes then is not documented',
    );
    const losers = [{ route: 'vpn', because: 'while-connected' }] as const;
    expect(
      told({ ...sensor, losers })
        .join(' ')
        .replace(/ +/g, ' '),
    ).toContain('instead vpn, while this connection is in use; its fallback is not documented');
  });

  it('marks what no page states, of detection as of a way', () => {
    const setting = 'winhttp:proxy';
    const inferred = { ...sensor, setting, basis: 'inference' };
    expect(told(inferred)).toContain(
      '    first      winhttp (inference): nothing that it reads names a usable way',
    );
    const detecting = {
      ...inferred,
      detection: 'unsearched',
      detectionBasis: 'inference',
    } as const;
    expect(told(detecting).join('\n')).toContain(
      '    first      automatic detection (inference), on where nothing is set: not',
    );
    expect(told({ ...detecting, detectionBasis: 'a page' }).join('\n')).toContain(
      '    first      automatic detection, on where nothing is set: not searched for',
    );
  });

  it('says where nothing comes behind a way, and who takes that of a user', () => {
    const itself = { route: 'winhttp', basis: 'a page' };
    expect(told({ ...sensor, fallback: itself })).toContain(
      '    fallback   none: the download fails',
    );
    const user = { route: 'wininet-user', basis: 'a page' };
    const update = told({ ...sensor, component: 'windows-update', fallback: user });
    expect(update.join(' ').replace(/ +/g, ' ')).toContain(
      'fallback wininet-user, as the user who is signed in; its reports take that way first',
    );
  });

  it('doubts a way before which something is malformed', () => {
    const setting = { ...shown.settings[2], id: 'x', source: 'TelemetryProxyServer' } as Setting;
    const layout = tableLayout({ width: 200, color: false });
    const components = [{ ...sensor, flawed: ['x'] }];
    expect(discoveredComponents({ components, settings: [setting] }, layout)).toContain(
      '    doubt      TelemetryProxyServer is malformed and taken as unset here; what this component makes of it is documented nowhere',
    );
  });

  it('names what detection asks DNS for, or says that it was not read', () => {
    const layout = tableLayout({ width: 200, color: false });
    const components = [{ ...sensor, detection: 'unsearched' }] as const;
    const asked = (wpadNames: readonly string[]) =>
      discoveredComponents({ components, settings: [], wpadNames }, layout).find((line) =>
        line.includes('option 252'),
      );
    expect(asked([])).toMatch(/then DNS for wpad\. and its DNS suffix, which was not read\.$/);
    expect(asked(['wpad.a', 'wpad.b', 'wpad.c', 'wpad.d'])).toMatch(
      /then DNS for wpad\.a, wpad\.b, wpad\.c, wpad\.d\.$/,
    );
  });

  it('tells what comes later from a fallback', () => {
    const losers = [{ route: 'wininet-machine', because: 'later' }] as const;
    expect(told({ ...sensor, losers })).toContain(
      '    not taken  wininet-machine (comes later, and is no fallback)',
    );
  });

  it('names every way that is not read, however many', () => {
    const losers = ['a', 'b', 'c', 'd'].map((route) => ({ route, because: 'not-read' as const }));
    expect(told({ ...sensor, losers })).toContain('    not taken  a, b, c, d (not read by it)');
  });

  it('explains the words that it says, and no others', () => {
    const legend = (...components: readonly ComponentWay[]): string =>
      told(...components)
        .filter((line) => /^ {2}(?:\(inference\)|else|fallback|A PAC file|older)/.test(line))
        .map((line) => line.trim().split(/:| that/)[0])
        .join(', ');
    expect(legend(sensor)).toBe('fallback');
    const inferred = { route: 'direct', basis: 'inference' };
    expect(legend({ ...sensor, detection: 'unsearched', fallback: inferred })).toBe(
      '(inference), else, fallback, A PAC file',
    );
    expect(legend({ ...sensor, component: 'monitoring-agent', route: 'direct' })).toBe(
      'older Windows',
    );
  });
});
