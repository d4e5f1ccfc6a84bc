import { describe, expect, it } from 'vitest';
import {
  commands,
  direct,
  events,
  headOf,
  intranet,
  proxy,
  revocations,
  samples,
  trustList,
} from '../../../fixtures/case/head.ts';
import type { EarlierCell } from '../../../src/model/standing/only-cells.ts';
import { cellsAgain } from '../../../src/plan/again/cells-again.ts';
import { type ChosenCells, onlyHead } from '../../../src/plan/again/only-head.ts';
import { planAttempts } from '../../../src/plan/attempts.ts';

const head = headOf([commands, events, samples, trustList, revocations], [direct, proxy]);

function planned(cells: ChosenCells, passed?: ReadonlySet<string>): string[] {
  const made = onlyHead(head, { cells, passed });
  return [...planAttempts({ ...made, samples: 1 })].map(
    ({ target, route, purpose, host }) =>
      `${purpose} ${target} ${route === 'direct' ? 'direct' : 'proxy'} ${host}`,
  );
}

describe('onlyHead()', () => {
  it('plans the cells alone, and hosts of the rest beside them over the same routes', () => {
    expect(planned(new Map([['t2', new Set([proxy.id])]]))).toEqual([
      'audit t2 proxy eu-v20.events.data.microsoft.com',
      'control c1 proxy winatp-gw-weu.microsoft.com',
      'control c2 proxy ussus1eastprod.blob.core.windows.net',
    ]);
  });

  it('holds plain http against plain http', () => {
    expect(planned(new Map([['t4', new Set(['direct'])]]))).toEqual([
      'audit t4 direct ctldl.windowsupdate.com',
      'control c1 direct crl.microsoft.com',
    ]);
  });

  it('holds it against nothing that did not pass before', () => {
    const cells = new Map([['t2', new Set(['direct'])]]);
    expect(planned(cells, new Set([samples.url]))).toHaveLength(2);
    expect(planned(cells, new Set())).toHaveLength(1);
  });

  it('adds nobody where hosts are named that show whether a way is alive', () => {
    const given = { ...head, controls: [{ ...intranet, id: 'c1' }] };
    const made = onlyHead(given, { cells: new Map([['t2', 'all']]) });
    expect(made.controls).toBe(given.controls);
    expect([...planAttempts({ ...made, samples: 1 })]).toHaveLength(4);
  });

  it('says of how many they are, and keeps ids and routes', () => {
    const made = onlyHead(head, { cells: new Map([['t2', 'all']]) });
    expect(made.options.only).toEqual({ listed: 5 });
    expect(made.targets).toEqual([events]);
    expect(made.routes).toBe(head.routes);
  });
});

describe('cellsAgain()', () => {
  const red = (url: string, route: string): EarlierCell => ({ url, route, verdict: 'blocked' });

  it('finds them by URL and by the name of the route', () => {
    const cells = [
      red(events.url, 'direct'),
      red(events.url, proxy.id),
      red(samples.url, proxy.id),
    ];
    expect(cellsAgain(head, cells)).toEqual(
      new Map([
        ['t2', new Set(['direct', proxy.id])],
        ['t3', new Set([proxy.id])],
      ]),
    );
  });

  it('takes the routes that count now where the one that was red is no more, or counts no more', () => {
    const now = headOf([events, samples], [{ ...direct }, { ...proxy, effective: false }], {
      routesByHand: false,
    });
    const cells = [red(events.url, 'http://old.example:8080'), red(samples.url, proxy.id)];
    expect(cellsAgain(now, cells)).toEqual(
      new Map([
        ['t2', new Set(['direct'])],
        ['t3', new Set(['direct'])],
      ]),
    );
  });

  it('leaves out what is in the list no more', () => {
    expect(cellsAgain(head, [red('https://gone.example/', 'direct')])).toEqual(new Map());
  });
});
