import type { Report, Summary, VerdictName } from '../../model/report.ts';
import type { Layout } from '../table-options.ts';
import { wrapText } from '../text/wrap-text.ts';
import { verdictWords } from '../words/verdict-words.ts';

type Judged = Pick<Report, 'targets' | 'verdicts' | 'summary' | 'options'>;

/**
 * The last lines: how many targets have which verdict, what the words of the table mean, and
 * what the exit status says. A required target passes where its verdict as a whole is
 * `reachable`, or `degraded` unless the audit was asked to fail on that; `not-applicable` is not
 * counted.
 */
export function conclusion(report: Judged, options: Layout): string[] {
  const { width, paint } = options;
  return [
    '',
    ...legend(report, options),
    ...wrapText(tally(report.summary), { width }),
    ...closing(report, { width, paint }),
  ];
}

function legend(report: Judged, options: Layout): string[] {
  const seen = new Set(report.verdicts.map(({ verdict }) => verdict));
  const names = explained.filter((name) => seen.has(name));
  if (names.length === 0) {
    return [];
  }
  const lines = names.flatMap((name) => {
    const { word, meaning } = verdictWords[name];
    return wrapText(`${word.padEnd(10)}`.concat(meaning), { width: options.width - 2 });
  });
  return [...lines.map((line) => options.paint('dim', `  ${line}`)), ''];
}

/** `ok` needs no explanation. */
const explained: readonly VerdictName[] = [
  'degraded',
  'blocked',
  'down',
  'inconclusive',
  'not-applicable',
  'not-run',
];

function tally(summary: Summary): string {
  const parts = (
    [
      [summary.reachable, 'reachable'],
      [summary.degraded, 'degraded'],
      [summary.blocked, 'blocked'],
      [summary.down, 'down'],
      [summary.inconclusive, 'inconclusive'],
      [summary.notApplicable, 'not-applicable'],
      [summary.notRun, 'not-run'],
    ] as const
  ).flatMap(([count, name]) => (count > 0 ? [`${count} ${verdictWords[name].name}`] : []));
  const noun = summary.targets === 1 ? 'target' : 'targets';
  return `${summary.targets} ${noun}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`;
}

function closing(report: Judged, options: Layout): string[] {
  const { failOn } = report.options;
  const whole = new Map(
    report.verdicts.flatMap((verdict) =>
      verdict.route === undefined ? [[verdict.target, verdict.verdict] as const] : [],
    ),
  );
  const counted = report.targets
    .filter(({ required }) => required)
    .map(({ id }) => whole.get(id) ?? 'not-run')
    .filter((verdict) => verdict !== 'not-applicable');
  const failed = counted.filter((verdict) => !passes(verdict, failOn)).length;
  const { width, paint } = options;
  const way = report.options.routesByHand ? 'each route given' : 'the route in effect';
  const status = failed > 0 && failOn !== 'never' ? 1 : 0;
  const outcome =
    failed === 0
      ? `READY: every required target (${counted.length}) passes over ${way}.`
      : `NOT READY: ${failed} of ${counted.length} required targets ${failed === 1 ? 'does' : 'do'} not pass over ${way}.`;
  const meaning = `Exit status ${status}${failOn === 'never' ? ', as asked by --fail-on never' : statusMeaning}.`;
  return [
    ...wrapText(outcome, { width }).map((line) => paint(failed === 0 ? 'good' : 'bad', line)),
    ...wrapText(meaning, { width }).map((line) => paint('dim', line)),
  ];
}

const statusMeaning = ' (0: all pass, 1: one does not, 2: could not run)';

function passes(verdict: VerdictName, failOn: 'blocked' | 'degraded' | 'never'): boolean {
  return verdict === 'reachable' || (verdict === 'degraded' && failOn !== 'degraded');
}
