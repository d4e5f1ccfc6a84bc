import { type PacCaution, pacCautions } from '../../model/pac.ts';
import { largestPacScript } from './decode-pac-script.ts';
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
  'path-of-url', // looks at the URL: for https: engines show scheme, host and port alone
  'socks-answer', // WinHTTP knows no SOCKS
  'first-proxy-only', // an answer with more ways than one: WinHTTP takes the first
  'not-understood', // a part of an answer that names no way out
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
    'path-of-url',
    /\b(?:shExpMatch\s*\(\s*url\b|url\s*\.\s*(?:indexOf|match|substring|substr|slice)\b)/g,
  ],
];

/**
 * Reads a PAC file, and what it answered so far, for what makes it slow, different between engines,
 * or brittle. Facts by words and not by understanding: a function that is named is not always called.
 * @returns each kind and word once, those of the script first, in its order.
 */
export function lintPac(script: string, trace: readonly PacSelection[]): PacRemark[] {
  return [...ofScript(script), ...ofTrace(script, trace)];
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
  const seen = new Set<string>();
  const firsts = found.filter(({ kind, detail }) => {
    const isFirst = !seen.has(`${kind} ${detail}`);
    seen.add(`${kind} ${detail}`);
    return isFirst;
  });
  const large: PacRemark[] =
    Buffer.byteLength(script) > largestPacScript
      ? [{ kind: 'large', detail: `${Buffer.byteLength(script)}` }]
      : [];
  const remarks = firsts
    .sort((a, b) => a.index - b.index)
    .map(({ kind, index, detail }) => ({ kind, line: lineAt(script, index), detail }));
  return [...large, ...remarks];
}

function ofTrace(script: string, trace: readonly PacSelection[]): PacRemark[] {
  const answered = trace.filter(({ failure }) => failure === null);
  const entries = answered.flatMap((selection) => selection.entries);
  const socks = entries.find(({ kind }) => kind.startsWith('socks'));
  const long = answered.find((selection) => selection.entries.length > 1);
  const ignored = [...new Set(answered.flatMap((selection) => selection.ignored ?? []))];
  const asksAlways =
    answered.length > 1 && answered.every(({ lookups = [] }) => lookups.length > 0);
  const isDirect = entries.some(({ kind }) => kind === 'direct') || /\bdirect\b/i.test(script);
  const remarks: (PacRemark | false)[] = [
    asksAlways && { kind: 'dns-for-every-url', detail: `${answered.length}` },
    socks !== undefined && { kind: 'socks-answer', detail: socks.kind },
    long !== undefined && { kind: 'first-proxy-only', detail: (long.answer ?? '').slice(0, 200) },
    ...ignored.slice(0, 20).map((detail): PacRemark => ({ kind: 'not-understood', detail })),
    answered.length > 0 &&
      !isDirect && { kind: 'no-direct', detail: (answered[0]?.answer ?? '').slice(0, 200) },
  ];
  return remarks.filter((remark) => remark !== false);
}

function lineAt(script: string, index: number): number {
  let line = 1;
  for (let at = script.indexOf('\n'); at >= 0 && at < index; at = script.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
