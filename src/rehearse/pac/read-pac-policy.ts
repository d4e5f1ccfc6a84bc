import type { PacEngine } from '../../discovery/pac/create-pac-engine.ts';
import type {
  PacEntry,
  PacFailure,
  PacLookup,
  PacResolver,
  PacSelection,
} from '../../discovery/pac/pac-selection.ts';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { Ruling, UnknownReason } from '../../model/rules/ruling.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { Asked, Policy } from '../policy.ts';
import { readReturn, tellReturns } from './tell-returns.ts';

/** The way that all rows are to take. */
export type PacWay = 'direct' | { readonly host: string; readonly port: number };

export interface PacAsking {
  /** Makes what answers for a script, given what answers it for names; whoever makes it closes it. */
  readonly open: (script: string, lookup: PacResolver) => Pick<PacEngine, 'select'>;
  /** Answers for names of which no row brings the addresses. */
  readonly lookup?: PacResolver;
  /** Absent: any way that the script names. */
  readonly way?: PacWay;
}

const mostText = 120;

/**
 * A PAC file as a change that is rehearsed: where its script sends each row. A row whose answer begins with another
 * way than the one that is wanted is `diverted`, by the line of the `return` that gave the answer, where a copy of the script that tells
 * it answers the same. Where the script fails, what clients do then decides; where they differ, or where it asks for a name of
 * which nothing is known, it is not known.
 */
export function readPacPolicy(script: string, { open, lookup, way }: PacAsking): Policy {
  const known = new Map<string, readonly string[]>();
  const names: PacResolver = async (name, signal) => {
    const addresses = known.get(name.toLowerCase().replace(/\.$/, ''));
    if (addresses !== undefined && addresses.length > 0) return { addresses };
    return (await lookup?.(name, signal)) ?? { addresses: [], failure: 'not known' };
  };
  const engine = open(script, names);
  const textAt = textOfLine(script);
  let telling: Pick<PacEngine, 'select'> | undefined;
  const returnOf = async (url: string, answer: string): Promise<Told> => {
    const copy = telling ? undefined : tellReturns(script);
    telling ??= copy === undefined ? { select: () => engine.select(url) } : open(copy, names);
    const told = readReturn((await telling.select(url)).answer, answer);
    if (!told) return {};
    const { line, fromLine } = told;
    return {
      ...{ line, text: textAt(line) },
      ...(fromLine !== undefined && { fromLine, fromText: textAt(fromLine) }),
    };
  };
  return {
    unread: [],
    unreadLines: 0,
    rule: async (asked) => {
      known.set(asked.host, asked.addresses);
      const url = urlOf(asked);
      // No engine is asked for what is no URL.
      if (!URL.canParse(url)) return { ruling: 'unknown', why: 'elsewhere' };
      const selection = await engine.select(url);
      if (selection.failure) return rulingOfFailure(selection.failure, { selection, textAt, way });
      const ruling = rulingOf(selection, way);
      const { answer } = selection;
      if (ruling.ruling === 'passes' || answer === undefined) return ruling;
      return { ...ruling, ...(await returnOf(url, answer)) };
    },
  };
}

type Told = Pick<Ruling, 'line' | 'text' | 'fromLine' | 'fromText'>;

function urlOf({ scheme, host, port, path = '/' }: Asked): string {
  return `${scheme}://${hostAndPort(host, port)}${path}`;
}

function textOfLine(script: string): (line: number) => string {
  const lines = script.split(/\r\n?|\n/);
  return (line) => told(lines[line - 1] ?? '');
}

interface Failed {
  readonly selection: PacSelection;
  readonly textAt: (line: number) => string;
  readonly way: PacWay | undefined;
}

/** Nobody takes a proxy where the script fails for a URL; where the whole file is none, one may be set beside it. */
function rulingOfFailure(failure: PacFailure, { selection, textAt, way }: Failed): Ruling {
  const { line, detail } = failure;
  const hangs = selection.lookups?.some(isUnknown) ?? false;
  const why = hangs ? 'no-address' : whyFailed(failure, selection);
  const isElsewhere = why === 'script-failure' && way !== undefined && way !== 'direct';
  return {
    ...{ ruling: isElsewhere ? 'diverted' : 'unknown', why },
    ...(line === undefined ? { text: told(detail) } : { line, text: textAt(line) }),
  };
}

function whyFailed({ code, detail }: PacFailure, { entryPoint }: PacSelection): UnknownReason {
  if (code === 'pac-timeout' || code === 'pac-memory') return 'script-stopped';
  const isLoaded = code === 'pac-error' && entryPoint !== undefined;
  return isLoaded && !/is missing or no function$/.test(detail)
    ? 'script-failure'
    : 'script-unloadable';
}

function rulingOf(
  { answer = '', entries, lookups = [] }: PacSelection,
  way: PacWay | undefined,
): Ruling {
  // Another answer of DNS may lead to another one of the script.
  if (lookups.some(isUnknown)) return { ruling: 'unknown', why: 'no-address' };
  const [first] = entries;
  // Nothing that is understood: what a system makes of it stands nowhere.
  if (first === undefined || (first.kind === 'direct' && !saysDirect.test(answer)))
    return { ruling: 'unknown', why: 'no-way', answer: told(answer) };
  if (way === undefined || isWay(first, way)) return { ruling: 'passes', answer: told(answer) };
  return { ruling: 'diverted', answer: told(answer) };
}

/** An answer of which nothing is understood is read as a direct way. */
const saysDirect = /(?:^|;)[ \t]*direct[ \t\r\n]*(?:;|$)/i;

function isUnknown({ addresses = [] }: PacLookup): boolean {
  return addresses.length === 0;
}

function isWay(entry: PacEntry, way: PacWay): boolean {
  if (way === 'direct' || entry.kind === 'direct') return way === entry.kind;
  return entry.host.toLowerCase() === way.host.toLowerCase() && entry.port === way.port;
}

function told(text: string): string {
  return startOf(text.trim(), mostText);
}
