import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commands,
  direct,
  events,
  headOf,
  proxy,
  revocations,
  trustList,
} from '../../../fixtures/case/head.ts';
import type { Target } from '../../../src/model/target/target.ts';
import { namedCells } from '../../../src/plan/again/named-cells.ts';

const second: Target = { ...commands, id: 't7', url: 'https://winatp-gw-weu.microsoft.com/@b/c' };
const wildcard: Target = {
  ...events,
  id: 't8',
  url: 'https://*.wns.windows.com/',
  host: '*.wns.windows.com',
  notRun: 'wildcard-without-known-name',
};
const head = headOf([commands, events, trustList, revocations, second, wildcard], [direct, proxy]);

/** Ids, and the route. */
function named(word: string): string {
  const found = namedCells(word, head);
  if ('unnamed' in found) return `${found.unnamed}: ${found.part}`;
  const ids = found.targets.map(({ id }) => id).join(' ');
  return found.route === undefined ? ids : `${ids} @ ${found.route}`;
}

describe('namedCells()', () => {
  it.each([
    ['t2', 't2'],
    ['T2', 't2'],
    ['eu-v20.events.data.microsoft.com', 't2'],
    ['EU-V20.events.data.microsoft.com:443', 't2'],
    ['eu-v20.events.data.microsoft.com/', 't2'],
    ['https://eu-v20.events.data.microsoft.com/ping', 't2'],
    ['https://eu-v20.events.data.microsoft.com', 't2'],
    ['winatp-gw-weu.microsoft.com', 't1 t7'],
    ['winatp-gw-weu.microsoft.com/commands', 't1'],
    ['winatp-gw-weu.microsoft.com/@b/c', 't7'],
    ['crl.microsoft.com:80/pki', 't5'],
    ['a2', 't1 @ http://proxy.contoso.example:3128'],
    ['a2.4', 't1 @ http://proxy.contoso.example:3128'],
    ['t2@direct', 't2 @ direct'],
    ['t2@R2', 't2 @ http://proxy.contoso.example:3128'],
    ['t2@r1', 't2 @ direct'],
    ['t2@http://proxy.contoso.example:3128', 't2 @ http://proxy.contoso.example:3128'],
    ['t2@proxy.contoso.example:3128', 't2 @ http://proxy.contoso.example:3128'],
    ['winatp-gw-weu.microsoft.com/@b/c@direct', 't7 @ direct'],
  ])('takes %s for %s', (word, cells) => {
    expect(named(word)).toBe(cells);
  });

  it.each([
    ['t99', 'target: t99'],
    ['', 'target: '],
    ['@direct', 'target: @direct'],
    ['events.microsoft.com@direct', 'target: events.microsoft.com'],
    ['crl.microsoft.com:81', 'target: crl.microsoft.com:81'],
    ['a999999999', 'target: a999999999'],
    ['t2@R0', 'route: R0'],
    ['t2@R3', 'route: R3'],
    ['t2@socks', 'route: socks'],
    ['*.wns.windows.com', 'wildcard: *.wns.windows.com'],
  ])('says of %s what of it names nothing', (word, part) => {
    expect(named(word)).toBe(part);
  });

  it('tells over which routes a target is tried, where it is none of the one named', () => {
    const only = { ...events, onlyOver: ['direct'] };
    const found = namedCells('t2@R2', headOf([only], [direct, proxy]));
    expect(found).toEqual({ unnamed: 'untried', part: proxy.id, known: ['direct'] });
  });

  it('answers whatever the word', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('@', 't2', 'a1', '/', ':', 'R1', 'direct', 'https://', '.', '80'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(word, (text) => {
        const found = namedCells(text, head);
        expect('unnamed' in found ? found.part.length >= 0 : found.targets.length > 0).toBe(true);
      }),
    );
  });
});
