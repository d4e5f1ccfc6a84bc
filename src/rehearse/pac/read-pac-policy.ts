import type { PacEngine } from '../../discovery/pac/create-pac-engine.ts';
import type {
  PacEntry,
  PacLookup,
  PacResolver,
  PacSelection,
} from '../../discovery/pac/pac-selection.ts';
import { hostAndPort } from '../../model/address/endpoint.ts';
import type { Ruling } from '../../model/rules/ruling.ts';
import { startOf } from '../../model/text/start-of.ts';
import type { Asked, Policy } from '../policy.ts';

/** The way that all rows are to take. */
export type PacWay = 'direct' | { readonly host: string; readonly port: number };

export interface PacAsking {
  /** Makes what answers for the script, given what answers it for names; whoever makes it closes it. */
  readonly open: (lookup: PacResolver) => Pick<PacEngine, 'select'>;
  /** Answers for names of which no row brings the addresses. */
  readonly lookup?: PacResolver;
  /** Absent: any way that the script names. */
  readonly way?: PacWay;
}

const mostText = 120;

/**
 * A PAC file as a change that is rehearsed: where its script sends each row. A row whose answer begins with another
 * way than the one that is wanted is `diverted`, and the answer stands in the place of a line, since the engine
 * tells no line of an answer; where the script fails, or asks for a name of which nothing is known, it is not known.
 */
export function readPacPolicy(script: string, { open, lookup, way }: PacAsking): Policy {
  const known = new Map<string, readonly string[]>();
  const engine = open(async (name, signal) => {
    const addresses = known.get(name.toLowerCase().replace(/\.$/, ''));
    if (addresses !== undefined && addresses.length > 0) return { addresses };
    return (await lookup?.(name, signal)) ?? { addresses: [], failure: 'not known' };
  });
  return {
    unread: [],
    unreadLines: 0,
    rule: async (asked) => {
      known.set(asked.host, asked.addresses);
      const url = urlOf(asked);
      // No engine is asked for what is no URL.
      if (!URL.canParse(url)) return { ruling: 'unknown', why: 'elsewhere' };
      return rulingOf(await engine.select(url), { script, way });
    },
  };
}

function urlOf({ scheme, host, port, path = '/' }: Asked): string {
  return `${scheme}://${hostAndPort(host, port)}${path}`;
}

interface Wanted {
  readonly script: string;
  readonly way: PacWay | undefined;
}

function rulingOf(
  { answer = '', entries, lookups = [], failure }: PacSelection,
  { script, way }: Wanted,
): Ruling {
  if (failure) {
    const { line } = failure;
    const text = line === undefined ? failure.detail : (script.split(/\r\n?|\n/)[line - 1] ?? '');
    return {
      ...{ ruling: 'unknown', why: 'script-failure', text: told(text) },
      ...(line !== undefined && { line }),
    };
  }
  // Another answer of DNS may lead to another one of the script.
  if (lookups.some(isUnknown)) return { ruling: 'unknown', why: 'no-address' };
  const [first] = entries;
  // Nothing that is understood: what a system makes of it stands nowhere.
  if (first === undefined || (first.kind === 'direct' && !saysDirect.test(answer)))
    return { ruling: 'unknown', why: 'script-failure', text: told(answer) };
  if (way === undefined || isWay(first, way)) return { ruling: 'passes', text: told(answer) };
  return { ruling: 'diverted', text: told(answer) };
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
