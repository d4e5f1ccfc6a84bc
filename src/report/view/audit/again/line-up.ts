import { hostOfUrl } from '../../../../model/address/host-of-url.ts';
import type { Report } from '../../../../model/audit/report.ts';
import { type Becoming, type LineUpRow, lineUp } from '../../../../model/standing/line-up.ts';
import { joined, named, outside, plainText, say, type Text } from '../../../text/say.ts';
import { becomingWords } from '../../../words/verdict/becoming-words.ts';
import { standingText } from '../../targets/standing-text.ts';

/** Cells of which the same became. */
export interface LineUpGroup {
  readonly title: Text;
  readonly tone: 'good' | 'bad' | 'note';
  readonly rows: readonly ShownCell[];
}

export interface ShownCell {
  /** Its host, with what of its URL tells it from others of this host. */
  readonly place: string;
  readonly route: string;
  /** Empty where the way is new. */
  readonly before: Text;
  /** Empty where it was not tried. */
  readonly now: Text;
}

/** What became of what was red, for every format. */
export interface ShownLineUp {
  readonly title: Text;
  /** How many of them: `Of 11 that were red, passes now: 3; red as before: 8.` */
  readonly sentence: Text;
  readonly groups: readonly LineUpGroup[];
}

/** What became of each cell that is tried again, by what it was; undefined where the audit tried nothing again. */
export function shownLineUp(
  report: Pick<Report, 'targets' | 'verdicts' | 'findings' | 'options'>,
): ShownLineUp | undefined {
  const { after } = report.options.only ?? {};
  if (!after) return undefined;
  const rows = lineUp(report);
  const groups = Map.groupBy(rows, ({ became }) => became);
  const placeOf = places(rows);
  const order = Object.keys(becomingWords) as Becoming[];
  const found = order.flatMap((became) => {
    const rows = groups.get(became);
    return rows ? [{ became, rows }] : [];
  });
  const counts = found
    .filter(({ became }) => became !== 'new-way')
    .map((one) => say`${becomingWords[one.became].words}: ${one.rows.length}`);
  const again = after.looks === undefined ? undefined : say`, look ${after.looks + 1}`;
  return {
    title: say`What became of what was red on ${outside(minuteOf(after.startedAt))}${again}`,
    sentence: say`Of ${after.cells.length} that were red, ${joined(counts, '; ')}.`,
    groups: found.map(({ became, rows }) => ({
      title: becomingWords[became].words,
      tone: becomingWords[became].tone,
      rows: rows.map((row) => shownCell(row, placeOf(row.url))),
    })),
  };
}

/** `2026-11-29 10:55 UTC`; what is no such time stays as it is. */
function minuteOf(time: string): string {
  const [, day, minute] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):[\d.]+Z$/.exec(time) ?? [];
  return day === undefined ? time : `${day} ${minute} UTC`;
}

/** A host that several URLs have is told with its path. */
function places(rows: readonly LineUpRow[]): (url: string) => string {
  const urls = Map.groupBy(new Set(rows.map(({ url }) => url)), hostOfUrl);
  return (url) => {
    const host = hostOfUrl(url);
    return (urls.get(host)?.length ?? 0) > 1 ? url : host;
  };
}

function shownCell({ route, before, now }: LineUpRow, place: string): ShownCell {
  const at = before?.passedAt;
  const passed = at === undefined ? undefined : say`; passed at ${outside(at)}`;
  return {
    ...{ place, route },
    before: before ? say`${standingText(before)}${passed}` : [],
    now: now ? standingText(now) : [],
  };
}

/** The same as one sentence a cell, for a list: what stands as it did is told once. */
export function lineUpSentence({ place, route, before, now }: ShownCell): Text {
  const cell = say`${named(place)} over ${named(route)}`;
  if (plainText(before) === plainText(now) || before.length === 0) return say`${cell}: ${now}`;
  const is = now.length > 0 ? say`, is ${now}` : undefined;
  return say`${cell}: was ${before}${is}`;
}
