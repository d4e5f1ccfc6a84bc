import { describe, expect, it } from 'vitest';
import type { ComponentWay } from '../../../../src/model/component.ts';
import { discoveredComponents } from '../../../../src/report/terminal/discovery/discovered-components.ts';
import { tableLayout } from '../../../../src/report/terminal/table-options.ts';

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

  it('tells what comes later from a fallback', () => {
    const losers = [{ route: 'wininet-machine', because: 'later' }] as const;
    expect(told({ ...sensor, losers })).toContain(
      '    not taken  wininet-machine (comes later, and is no fallback)',
    );
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
