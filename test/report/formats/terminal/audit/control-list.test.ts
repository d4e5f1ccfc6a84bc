import { describe, expect, it } from 'vitest';
import { commands, direct, headOf, intranet, proxy } from '../../../../../fixtures/case/head.ts';
import { connect, fine } from '../../../../../fixtures/case/steps.ts';
import { repeat, trial } from '../../../../../fixtures/case/trial.ts';
import { judge } from '../../../../../src/diagnosis/judge.ts';
import type { Trial } from '../../../../../src/model/audit/report.ts';
import type { Route } from '../../../../../src/model/route/route.ts';
import { controlList } from '../../../../../src/report/formats/terminal/audit/control-list.ts';
import { tableLayout } from '../../../../../src/report/formats/terminal/table-options.ts';

const away = { ...intranet, id: 'c1', host: 'www.contoso.example' };
const wayOut = (id: string, { route, fails }: { route: Route; fails?: 'timeout' }): Trial =>
  trial(id, {
    target: away,
    route,
    steps: fails ? [connect({ fails })] : fine(away),
    purpose: 'control',
    control: 'way-out',
  });

function linesOf(...trials: readonly Trial[]): readonly string[] {
  const head = { ...headOf([commands], [direct, proxy]), controls: [away] };
  const { attempts } = judge(head, trials, new Map());
  const observations = trials.flatMap((one) => one.observations);
  const layout = tableLayout({ width: 80, color: false });
  return controlList({ ...head, attempts, observations }, { ...layout, keys: true });
}

describe('controlList()', () => {
  it('says what each host came to over each route', () => {
    const trials = [
      wayOut('a1', { route: direct }),
      wayOut('a2', { route: proxy, fails: 'timeout' }),
    ];
    expect(linesOf(...trials)).toEqual([
      '',
      'Control hosts',
      '  www.contoso.example  passes over R1, fails (timeout) over R2',
    ]);
  });

  it('lets a host pass that was lost once', () => {
    const lost = wayOut('a1', { route: direct, fails: 'timeout' });
    expect(linesOf(lost, repeat(lost, { id: 'a2', steps: fine(away) }))[2]).toContain(
      'passes over R1',
    );
  });

  it('says of one that was not asked to its end no more than that', () => {
    expect(linesOf({ ...wayOut('a1', { route: direct }), finished: false })[2]).toContain(
      'not asked to the end over R1',
    );
  });

  it('says nothing where no host was given', () => {
    expect(
      linesOf(trial('a1', { target: commands, route: direct, steps: fine(commands) })),
    ).toEqual([]);
  });
});
