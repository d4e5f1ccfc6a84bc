import type { Report } from '../../../../model/audit/report.ts';
import type { VerdictName } from '../../../../model/finding/verdict.ts';
import type { Target } from '../../../../model/target/target.ts';
import { named, say, type Text } from '../../../text/say.ts';
import { type BarKind, type RouteBars, stepBars } from '../../../view/cells/step-bars.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';
import { linked } from '../html-element.ts';
import { escapeHtml, htmlText } from '../html-text.ts';
import type { Places } from './places.ts';

/** Characters of the page that they may take: 2,000 targets with their audit stay below 5 MB. */
const room = 1_700_000;

/** The widths of a picture; what is shorter than a two-hundredth of it is drawn as that. */
const width = 1000;
const least = 5;

const kinds: Readonly<Record<BarKind, Text>> = {
  select: say`Choice`,
  resolve: say`Lookup`,
  connect: say`Connect`,
  tunnel: say`Tunnel`,
  handshake: say`TLS`,
  wait: say`First byte`,
  transfer: say`Rest`,
};

/** The steps of targets as a page draws them. */
export interface Waterfalls {
  /** The targets that there was room for, by their ids. */
  readonly drawn: ReadonlySet<string>;
  readonly pieces: readonly string[];
}

/**
 * What every step of every target took over each route, as bars on one scale a target: those that do
 * not pass first, and so many as there is room for. Undefined where nothing was observed.
 */
export function waterfalls(report: Report, places: Places): Waterfalls | undefined {
  const all = stepBars(report);
  const observed = report.targets.filter(({ id }) => all.has(id));
  if (observed.length === 0) return undefined;
  const labels = targetLabels(report.targets);
  const keys = new Map(report.routes.map(({ id }, index) => [id, `R${index + 1}`]));
  const byRank = Map.groupBy(observed, ({ id }) => rank(all.verdicts(id)));
  const ranks = [...byRank.keys()].toSorted((one, other) => one - other);
  const shown = ranks.flatMap((one) => byRank.get(one) ?? []);
  const pieces = [intro()];
  const drawn = new Set<string>();
  let used = 0;
  for (const target of shown) {
    const piece = one(target, { rows: all.bars(target.id), labels, keys, places });
    used += piece.length;
    if (used > room) break;
    drawn.add(target.id);
    pieces.push(piece);
  }
  const left = shown.length - drawn.size;
  if (left > 0)
    pieces.push(
      `<p>And ${left} more target${left === 1 ? '' : 's'}: the JSON report holds every one.</p>\n`,
    );
  return { drawn, pieces };
}

function intro(): string {
  const legend = Object.entries(kinds).map(
    ([kind, words]) => `<li class="${kind}">${htmlText(words)}</li>`,
  );
  return `<p>The first try of each target over each route, in milliseconds; targets that do not pass come first. A step that failed is red, with a cross at its figure.</p>\n<ul class="legend">${legend.join('')}</ul>\n`;
}

const order: readonly VerdictName[] = ['blocked', 'down', 'inconclusive', 'degraded'];

function rank(verdicts: readonly VerdictName[] = []): number {
  const places = verdicts.map((verdict) => order.indexOf(verdict)).filter((at) => at >= 0);
  return Math.min(order.length, ...places);
}

interface Shown {
  readonly rows: readonly RouteBars[];
  readonly labels: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
  readonly places: Places;
}

function one({ id }: Target, { rows, labels, keys, places }: Shown): string {
  const longest = Math.max(1, ...rows.map(({ totalMs }) => totalMs));
  const used = (Object.keys(kinds) as BarKind[]).filter((kind) =>
    rows.some(({ bars }) => bars.some((bar) => bar.kind === kind)),
  );
  const heads = used.map((kind) => `<th>${htmlText(kinds[kind])}</th>`);
  const made = rows.map((row) => {
    const figures = used.map((kind) => `<td>${sum(row, kind)}</td>`);
    const key = escapeHtml(keys.get(row.route) ?? '');
    return `<tr><th scope="row">${key}</th><td class="${row.verdict}">${verdictOf(row)}</td><td>${picture(row, longest)}</td>${figures.join('')}<td>${row.totalMs.toFixed(1)}</td></tr>`;
  });
  // Within the fold: whoever is led here finds it unfolded.
  const back = `<p id="${places.steps(id)}">${linked('Row in the matrix', places.row(id))}</p>`;
  const marks = rows.map(({ route, verdict }) => {
    const key = escapeHtml(keys.get(route) ?? '');
    return `<span class="${verdict}">${key} ${htmlText(verdictWords[verdict].word)}</span>`;
  });
  const head = `<th>Route</th><th>Verdict</th><th>Steps</th>${heads.join('')}<th>All</th>`;
  return `<details><summary>${htmlText(named(labels.get(id) ?? id))} ${marks.join(' ')}</summary>${back}<table class="fall"><thead><tr>${head}</tr></thead><tbody>${made.join('')}</tbody></table></details>\n`;

  function verdictOf({ route, verdict }: RouteBars): string {
    const why = rank([verdict]) < order.length ? places.why(id, route) : undefined;
    return linked(htmlText(verdictWords[verdict].word), why);
  }
}

function sum({ bars }: RouteBars, kind: BarKind): string {
  const some = bars.filter((bar) => bar.kind === kind);
  if (some.length === 0) return '';
  const took = some.reduce((all, { ms }) => all + ms, 0).toFixed(1);
  return some.some(({ failed }) => failed) ? `<span class="blocked">✕</span> ${took}` : took;
}

const maxBars = 40;

function picture({ bars }: RouteBars, longest: number): string {
  const paths = bars.slice(0, maxBars).map(({ kind, from, ms, failed }) => {
    const long = Math.min(width, Math.max(least, Math.round((ms / longest) * width)));
    const start = Math.min(width - long, Math.round((from / longest) * width));
    return `<path class="${failed ? 'failed' : kind.slice(0, 2)}" d="M${start} 0h${long}v9H${start}z"/>`;
  });
  return `<svg viewBox="0 0 ${width} 9" preserveAspectRatio="none" aria-hidden="true">${paths.join('')}</svg>`;
}
