import { describe, expect, it } from 'vitest';
import { builtInCatalogues } from '../../src/catalogue/built-in-catalogues.ts';
import { operatingSystems } from '../../src/model/target/operating-system.ts';
import { chosen } from './chosen.ts';

describe('the built-in lists', () => {
  it('have as many rows as their sources, without what was removed', () => {
    const counts = builtInCatalogues.map(({ name, services }) => [
      name,
      services.filter(({ portal }) => !portal).length,
      services.filter(({ portal }) => portal).length,
    ]);
    expect(counts).toEqual([
      ['mde-commercial', 104, 9],
      ['mde-gov', 61, 14],
      ['mde-streamlined', 88, 8],
      ['mde-streamlined-gov', 20, 14],
    ]);
  });

  it('give every system at least one required target, with no wildcard among them', () => {
    for (const { name } of builtInCatalogues) {
      for (const os of operatingSystems) {
        const { targets } = chosen(name, { os: [os] });
        const streamlinedGov = name === 'mde-streamlined-gov';
        const older = os !== 'windows-11' && /^windows-(7|8|10-17|10-1803|server-2008)/.test(os);
        if (!(streamlinedGov && older)) {
          expect(
            targets.some(({ required }) => required),
            `${name} ${os}`,
          ).toBe(true);
        }
        for (const target of targets) {
          expect(target.host.includes('*')).toBe(target.notRun !== undefined);
          if (target.notRun) expect(target.required).toBe(false);
        }
      }
    }
  });

  it('ask the same of every release of Windows 10 that `windows-10` may mean', () => {
    for (const { name } of builtInCatalogues) {
      const [last, oldest] = (['windows-10-22h2', 'windows-10-1809'] as const).map((os) =>
        chosen(name, { os: [os] }).targets.map(({ url, required }) => ({ url, required })),
      );
      expect(oldest).toEqual(last);
    }
  });

  it('give a reason for every target and for every row that is out', () => {
    for (const { name, services } of builtInCatalogues) {
      const { targets, skipped } = chosen(name, { os: ['windows-11'], regions: ['eu'] });
      for (const { reasons, required } of targets) {
        expect(reasons[0]?.rule).toBe('listed');
        expect(reasons.some(({ rule }) => rule === 'os')).toBe(true);
        const waived = reasons.some(({ rule }) => rule === 'optional' || rule === 'wildcard');
        expect(required || waived).toBe(true);
      }
      for (const { reason } of skipped) expect('met' in reason && reason.met).toBe(false);
      expect(targets.length + skipped.length).toBeGreaterThan(0);
      expect(services.every(({ purpose }) => purpose.length > 3)).toBe(true);
    }
  });

  it('number the targets and name no address twice', () => {
    for (const { name } of builtInCatalogues) {
      const { targets } = chosen(name, { portal: true });
      expect(targets.map(({ id }) => id)).toEqual(targets.map((_, index) => `t${index + 1}`));
      expect(new Set(targets.map(({ url }) => url)).size).toBe(targets.length);
    }
  });
});
