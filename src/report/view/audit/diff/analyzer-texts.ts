import {
  type Agreement,
  type AnalyzerComparison,
  type AnalyzerReason,
  agreements,
  type ComparedUrl,
  type OwnJudgement,
} from '../../../../model/compared/analyzer-comparison.ts';
import type { ForeignMethod, ForeignTool } from '../../../../model/compared/foreign-test.ts';
import { joined, named, outside, say, type Text } from '../../../text/say.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';
import { verdictWords } from '../../../words/verdict/verdict-words.ts';

/** How each tool is called. */
export const toolNames: Readonly<Record<ForeignTool, Text>> = {
  'mde-client-analyzer': say`The MDE Client Analyzer`,
  mdatp: say`mdatp connectivity test`,
};

const titles: Readonly<Record<Agreement, Text>> = {
  'they-pass-alone': say`It passes there, and fails here`,
  'we-pass-alone': say`It fails there, and passes here`,
  'not-told': say`Here nothing can be said`,
  'not-audited': say`No target of the audit`,
  'both-fail': say`Both fail`,
  'both-pass': say`Both pass`,
};

const reasonTexts: Readonly<Record<AnalyzerReason, Text>> = {
  'any-status-counts': say`there 400, 404 and 405 count as a success, whoever answers: a proxy's own page does too`,
  'one-method-counts': say`there one way that passes is enough, whichever the sensor takes`,
  'no-pinning': say`addresses of blob storage are asked for without the pinned certificate, so inspection does not show there`,
  pinned: say`curl refused the certificate, which mdatp pins: TLS is inspected on its way, or was then`,
  'no-method': say`no way was there on that machine, so nothing was asked`,
  unexplained: say`made at other times, from other machines or over other ways: run both on one machine, one after the other`,
};

/** What the two come to, in a sentence or two. */
export function analyzerAnswer({ tool, urls, auditedAt }: AnalyzerComparison): Text {
  const failing = urls.filter(({ passes }) => !passes).length;
  const theirs = say`${toolNames[tool]}: ${failing} of ${urls.length} addresses fail.`;
  if (auditedAt === undefined) return theirs;
  const count = (one: Agreement): number =>
    urls.filter(({ agreement }) => agreement === one).length;
  const [theyAlone, weAlone] = [count('they-pass-alone'), count('we-pass-alone')];
  const both = count('both-fail') + count('both-pass');
  if (theyAlone + weAlone === 0)
    return say`${theirs} The audit judges all ${both} that both asked for alike.`;
  return say`${theirs} Of ${both + theyAlone + weAlone} that both asked for, ${theyAlone} pass there alone and ${weAlone} here alone.`;
}

/** What is to be known of how that tool counts; empty where nothing is. */
export function analyzerRemarks({
  tool,
  urls,
  auditedAt,
  untested,
}: AnalyzerComparison): readonly Text[] {
  const failing = urls.filter(({ passes }) => !passes).length;
  const isMisleading = tool === 'mde-client-analyzer' && failing > 1 && failing < urls.length;
  return [
    ...(isMisleading
      ? [
          say`The analyzer's report says that all connections of a kind have failed as soon as two have: it is ${failing} of ${urls.length} here.`,
        ]
      : []),
    ...(auditedAt === undefined
      ? [say`Name an audit behind it to see where the two differ, and why.`]
      : []),
    ...(untested.all > 0 ? [untestedText(untested)] : []),
  ];
}

function untestedText({ all, failing }: AnalyzerComparison['untested']): Text {
  const red =
    failing.length > 0
      ? say`; ${failing.length} of them ${failing.length === 1 ? say`fails` : say`fail`}: ${joined(
          failing.slice(0, 5).map((url) => named(url)),
          ', ',
        )}${failing.length > 5 ? say` and more` : undefined}`
      : undefined;
  return say`The audit asked for ${all} more, which the test knows nothing of${red}.`;
}

/** Addresses that are judged alike in the same way. */
export interface AnalyzerGroup {
  /** With the number of its rows. */
  readonly title: Text;
  readonly rows: readonly AnalyzerRow[];
}

export interface AnalyzerRow {
  readonly url: Text;
  readonly theirs: Text;
  /** Absent without an audit. */
  readonly ours?: Text;
  readonly reasons: readonly Text[];
}

/** By how they agree, what matters most first; what both pass comes last. */
export function analyzerGroups({ urls }: AnalyzerComparison): readonly AnalyzerGroup[] {
  const of = Map.groupBy(urls, ({ agreement, passes }) => agreement ?? passes);
  const order: readonly (readonly [Agreement | boolean, Text])[] = [
    ...agreements.map((one) => [one, titles[one]] as const),
    [false, say`Fails there`],
    [true, say`Passes there`],
  ];
  return order.flatMap(([key, title]) => {
    const rows = of.get(key) ?? [];
    return rows.length === 0
      ? []
      : [{ title: say`${title} (${rows.length})`, rows: rows.map(rowOf) }];
  });
}

function rowOf({ url, methods, own, reasons }: ComparedUrl): AnalyzerRow {
  // What does not exist on that machine was not tried.
  const tried = methods.filter(({ outcome }) => outcome !== 'absent');
  return {
    url: named(url),
    theirs: tried.length > 0 ? joined(tried.map(methodText), '; ') : say`no way was there`,
    ...(own && { ours: ownText(own) }),
    reasons: reasons.map((reason) => reasonTexts[reason]),
  };
}

function methodText({ name, said }: ForeignMethod): Text {
  return name === undefined ? outside(said) : say`${outside(name)}: ${outside(said)}`;
}

function ownText({ verdict, cause, route, required }: OwnJudgement): Text {
  const why = cause ? say`, ${findingInfo[cause].title}` : undefined;
  const over = route === undefined ? undefined : say` over ${named(route)}`;
  return say`${verdictWords[verdict].name}${over}${why}${required ? undefined : say` (optional)`}`;
}
