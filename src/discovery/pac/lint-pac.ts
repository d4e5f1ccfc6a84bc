import { type PacCaution, pacCautions } from '../../model/route/pac.ts';
import { startOf } from '../../model/text/start-of.ts';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';
import { maxPacScriptBytes } from './decode-pac-script.ts';
import { maskScript } from './mask-script.ts';
import type { PacSelection } from './pac-selection.ts';

export const pacRemarkKinds = [
  'dns-lookup', // asks for a name while the browser waits; `detail` is the function
  'dns-for-every-url', // each evaluation that was made asked for at least one name
  'own-address', // answers differ between machines, and with two networks at random
  'time-dependent', // answers change with the clock; they were asked for once
  'time-range-hours', // timeRange(h1, h2): Mozilla and Chromium take the whole last hour, others do not
  'ex-function', // of Microsoft's set: WinHTTP has it in FindProxyForURLEx, Firefox has none of it
  'ex-entry-point', // FindProxyForURLEx: Chromium and Firefox never call it
  'newer-syntax', // beyond ECMAScript 5, which is all that older engines of Windows read
  'newer-function', // of ECMAScript 2015 or later, which older engines of Windows lack
  'path-of-url', // looks at the URL: for https: engines show scheme, host and port alone
  'socks-answer', // WinHTTP knows no SOCKS
  'https-answer', // WinHTTP knows no proxy that is spoken to over TLS
  'first-proxy-only', // an answer with more ways than one: WinHTTP takes the first
  'not-understood', // a part of an answer that names no way out
  'direct-leak', // DIRECT behind a proxy: where that is gone, traffic goes around it
  'unreached-answer', // the script has it, and none of many URLs and branches got it
  'no-direct', // no answer and no text says DIRECT: without the proxy nothing works
  'large', // above 1 MiB, which WinHTTP and Chromium refuse
] as const;

export type PacRemarkKind = (typeof pacRemarkKinds)[number];

/** One thing worth knowing about a PAC file; none of them is a fault for certain. */
export interface PacRemark {
  readonly kind: PacRemarkKind;
  /** Where it stands first, counted from 1. */
  readonly line?: number;
  /** The word of the script, or of the answer, that it is about. */
  readonly detail: string;
}

export interface LintOptions {
  /** What was answered besides: in the branches of other clients. */
  readonly elsewhere?: readonly string[];
}

/** Of fewer URLs nobody expects that they reach every branch. */
const fewUrls = 20;
const maxUnreached = 20;
const maxIgnored = 20;

type Sign = readonly [kind: PacRemarkKind, pattern: RegExp];

// Over the script with comments and texts blanked out.
const signs: readonly Sign[] = [
  ['dns-lookup', /\b(?:dnsResolve|isResolvable|isInNet)(?:Ex)?(?=\s*\()/g],
  ['own-address', /\bmyIpAddress(?:Ex)?(?=\s*\()/g],
  ['time-dependent', /\b(?:weekdayRange|dateRange|timeRange|Date)(?=\s*\()/g],
  ['time-range-hours', /\btimeRange(?=\s*\(\s*\d+\s*,\s*\d+\s*(?:,\s*['"]\s*)?\))/g],
  [
    'ex-function',
    /\b(?:dnsResolveEx|isResolvableEx|isInNetEx|myIpAddressEx|sortIpAddressList|getClientVersion)(?=\s*\()/g,
  ],
  ['ex-entry-point', /\bfunction\s+FindProxyForURLEx\b/g],
  ['newer-syntax', /\b(?:let|const|class)(?=\s+[\w$[{])|=>|`|\?\.(?!\d)|\?\?|\.\.\.|\basync\b/g],
  [
    'newer-function',
    /\.\s*(?:endsWith|startsWith|includes|padStart|padEnd|replaceAll|matchAll|codePointAt|findLast|flatMap|trimStart|trimEnd)(?=\s*\()|\b(?:Array\s*\.\s*(?:from|of)|Object\s*\.\s*(?:assign|entries|values|fromEntries)|Number\s*\.\s*is[A-Z]\w+)(?=\s*\()|\bnew\s+(?:Map|Set|WeakMap|Promise|URL)(?=\s*\()/g,
  ],
  [
    'path-of-url',
    /\b(?:shExpMatch\s*\(\s*url\b|url\s*\.\s*(?:indexOf|match|substring|substr|slice)\b)/g,
  ],
];

/**
 * Reads a PAC file, and what it answered so far, for what makes it slow, different between engines,
 * or brittle. Facts by words and not by understanding: a function that is named is not always called.
 * @returns each kind and word once, those of the script first, in its order.
 */
export function lintPac(
  script: string,
  trace: readonly PacSelection[],
  { elsewhere = [] }: LintOptions = {},
): PacRemark[] {
  const answers = trace.flatMap(({ answer, other }) => [answer, other?.answer]);
  const known = new Set([...answers, ...elsewhere].map((answer) => (answer ?? '').trim()));
  const unreached = trace.length < fewUrls ? [] : unreachedAnswers(script, known);
  return [...ofScript(script), ...unreached, ...ofTrace(script, trace)];
}

/** What of a script makes its answer another one on Windows, whatever the answer is. */
export function pacCautionsOf(script: string): PacCaution[] {
  const kinds = new Set<string>(ofScript(script).map(({ kind }) => kind));
  return pacCautions.filter((caution) => kinds.has(caution));
}

function ofScript(script: string): PacRemark[] {
  const text = maskScript(script);
  const found = signs.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: word }) => ({
      kind,
      index,
      detail: word.replace(/\s+/g, ' '),
    })),
  );
  const isOwn = ({ kind, detail }: (typeof found)[number]): boolean =>
    kind === 'newer-function' && hasOwn(text, detail);
  const seen = new Set<string>();
  const firsts = found.filter((one) => {
    if (isOwn(one)) return false;
    const { kind, detail } = one;
    const isFirst = !seen.has(`${kind} ${detail}`);
    seen.add(`${kind} ${detail}`);
    return isFirst;
  });
  const large: PacRemark[] =
    Buffer.byteLength(script) > maxPacScriptBytes
      ? [{ kind: 'large', detail: `${Buffer.byteLength(script)}` }]
      : [];
  const remarks = firsts
    .sort((a, b) => a.index - b.index)
    .map(({ kind, index, detail }) => ({ kind, line: lineAt(script, index), detail }));
  return [...large, ...remarks];
}

/** Whether the script brings a function itself, for engines that lack it. */
function hasOwn(text: string, word: string): boolean {
  const name = word.replace(/^new |^.*\./g, '').trim();
  return new RegExp(`(?:\\.|\\bvar\\s+)${name}\\s*=(?!=)|\\bfunction\\s+${name}\\b`).test(text);
}

/** Answers that stand in the script as they are, and that nobody got. */
function unreachedAnswers(script: string, known: ReadonlySet<string>): PacRemark[] {
  const masked = maskScript(script);
  const found = new Map<string, PacRemark>();
  for (const { index, 0: word } of masked.matchAll(/\breturn\s*\(?\s*(?=["'])/g)) {
    const start = index + word.length;
    const end = script.indexOf(script[start] ?? '', start + 1);
    const text = end < 0 ? '' : script.slice(start + 1, end);
    // A text that goes on is a part of an answer.
    const isWhole = /^\s*\)?\s*(?:[;}]|$|\n)/.test(script.slice(end + 1, end + 40));
    if (!isWhole || !/^\s*(?:direct|proxy|https?|socks[45]?)\b/i.test(text)) continue;
    if (known.has(text.trim()) || found.has(text)) continue;
    const remark = { line: lineAt(script, index), detail: withoutQueryValues(text) };
    found.set(text, { kind: 'unreached-answer', ...remark });
    if (found.size === maxUnreached) break;
  }
  return [...found.values()];
}

function ofTrace(script: string, trace: readonly PacSelection[]): PacRemark[] {
  const answered = trace.filter(({ failure }) => failure === null);
  const entries = answered.flatMap((selection) => selection.entries);
  const socks = entries.find(({ kind }) => kind.startsWith('socks'));
  const https = entries.find(({ kind }) => kind === 'https');
  const leak = answered.find(leaks);
  const long = answered.find((selection) => selection.entries.length > 1);
  const ignored = [...new Set(answered.flatMap((selection) => selection.ignored ?? []))];
  const asksAlways =
    answered.length > 1 && answered.every(({ lookups = [] }) => lookups.length > 0);
  const isDirect = entries.some(({ kind }) => kind === 'direct') || /\bdirect\b/i.test(script);
  const remarks: (PacRemark | false)[] = [
    asksAlways && { kind: 'dns-for-every-url', detail: `${answered.length}` },
    socks !== undefined && { kind: 'socks-answer', detail: socks.kind },
    https !== undefined && { kind: 'https-answer', detail: https.kind },
    long !== undefined && { kind: 'first-proxy-only', detail: startOf(long.answer ?? '', 200) },
    leak !== undefined && { kind: 'direct-leak', detail: startOf(leak.answer ?? '', 200) },
    ...ignored
      .slice(0, maxIgnored)
      .map((detail): PacRemark => ({ kind: 'not-understood', detail })),
    answered.length > 0 &&
      !isDirect && { kind: 'no-direct', detail: startOf(answered[0]?.answer ?? '', 200) },
  ];
  return remarks.filter((remark) => remark !== false);
}

/** A proxy comes first, and DIRECT later. */
function leaks({ entries }: PacSelection): boolean {
  return entries[0]?.kind !== 'direct' && entries.some(({ kind }) => kind === 'direct');
}

function lineAt(script: string, index: number): number {
  let line = 1;
  for (let at = script.indexOf('\n'); at >= 0 && at < index; at = script.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
