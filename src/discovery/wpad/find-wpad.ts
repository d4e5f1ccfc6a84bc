import type { Failure, FailureCode } from '../../model/finding/failure.ts';
import type { Route, Setting, SettingNote } from '../../model/route/route.ts';
import { startOf } from '../../model/text/start-of.ts';
import { makeSetting } from '../make-setting.ts';
import type { Discovered } from '../setting-source.ts';
import type { DhcpWord } from './dhcp/dhcp-option.ts';
import { type WpadName, wpadNames } from './wpad-names.ts';

/** Looks a name up; no addresses where there are none. */
export type WpadLookup = (
  name: string,
  signal: AbortSignal,
) => Promise<{ readonly addresses: readonly string[]; readonly failure?: string }>;

/** Fetches a PAC file and says whether it is a script. */
export type WpadLoad = (
  source: string,
) => Promise<{ readonly script?: string; readonly failure?: Failure | null }>;

export interface WpadSearch {
  /** DNS suffixes, the primary one first. */
  readonly suffixes: readonly string[];
  readonly lookup: WpadLookup;
  readonly load: WpadLoad;
  /** What DHCP says, which comes first; absent: it has no say, as in a simulated network. */
  readonly dhcp?: DhcpWord | undefined;
  readonly signal: AbortSignal;
}

/** One name of the search, and how it went. */
export interface WpadTrial {
  readonly name: string;
  /** `beyond` and `not-reached` were not asked. */
  readonly outcome: 'found' | 'no-address' | 'no-script' | 'beyond' | 'not-reached';
  readonly source?: string;
  readonly addresses?: readonly string[];
  /** Of what was fetched: `pac-not-a-script` for a page. */
  readonly code?: FailureCode;
  readonly detail?: string;
}

export interface FoundWpad extends Discovered {
  /** Every name, in order. */
  readonly trace: readonly WpadTrial[];
}

const maxAddresses = 16;

/**
 * Looks for a PAC file as WPAD does: where DHCP names one, and else by DNS, each name in turn; the
 * first place at which a script is served decides. A page instead of a script, or any other failure, is noted and the search goes
 * on. Names beyond the organisation are settings with a problem, and neither looked up nor
 * fetched. Never rejects for the network; ends early where `signal` does.
 */
export async function findWpad(search: WpadSearch): Promise<FoundWpad> {
  const names = wpadNames(search.suffixes);
  const trace: WpadTrial[] = [];
  const byDhcp = await tryDhcp(search);
  let pac = byDhcp?.pac;
  for (const one of names) {
    const trial = await tryName(one, { search, isOver: pac !== undefined });
    trace.push(trial);
    if (trial.outcome === 'found') pac = trial.source;
  }
  const settings = [
    ...(byDhcp?.settings ?? []),
    ...(pac === undefined || byDhcp?.pac !== undefined ? [] : [foundAt(pac)]),
    ...names.filter(({ beyond }) => beyond).map(beyondOrganisation),
  ];
  return { settings, trace, ...(pac !== undefined && { route: routeTo(pac) }) };
}

/** The file that DHCP names, or what became of asking. */
async function tryDhcp({
  dhcp,
  load,
  signal,
}: WpadSearch): Promise<
  { readonly settings: readonly Setting[]; readonly pac?: string } | undefined
> {
  if (dhcp === undefined) return undefined;
  const source = 'place' in dhcp ? `DHCP option 252 (${dhcp.place})` : 'DHCP option 252';
  const setting = { id: 'dhcp-252', source, scope: 'machine', wins: false };
  const notOf = (raw: string, note: SettingNote): { readonly settings: readonly Setting[] } => {
    return { settings: [makeSetting({ ...setting, raw, note })] };
  };
  if (dhcp.outcome === 'no-url') return notOf(dhcp.text, 'dhcp-no-url');
  if (dhcp.outcome !== 'url') return notOf('', `dhcp-${dhcp.outcome}`);
  const { url } = dhcp;
  if (signal.aborted) return notOf(url, 'dhcp-stored');
  const { script, failure } = await load(url).catch(() => ({ script: undefined, failure: null }));
  if (script === undefined || failure) return notOf(url, 'dhcp-no-script');
  return { settings: [{ ...foundAt(url), source }], pac: url };
}

interface Now {
  readonly search: WpadSearch;
  readonly isOver: boolean;
}

async function tryName({ name, beyond }: WpadName, { search, isOver }: Now): Promise<WpadTrial> {
  if (beyond) return { name, outcome: 'beyond' };
  const { lookup, load, signal } = search;
  if (isOver || signal.aborted) return { name, outcome: 'not-reached' };
  const looked = await lookup(name, signal).catch((error: unknown) => ({
    addresses: [],
    failure: textOf(error),
  }));
  const addresses = looked.addresses.slice(0, maxAddresses);
  if (addresses.length === 0) {
    return { name, outcome: 'no-address', ...(looked.failure && { detail: looked.failure }) };
  }
  const seen = { name, addresses };
  if (signal.aborted) return { ...seen, outcome: 'not-reached' };
  const source = `http://${name}/wpad.dat`;
  const { script, failure } = await load(source).catch((error: unknown) => ({
    script: undefined,
    failure: { code: 'unknown', detail: textOf(error) } as const,
  }));
  if (script !== undefined && !failure) return { ...seen, source, outcome: 'found' };
  return { ...seen, source, outcome: 'no-script', ...failure };
}

function textOf(error: unknown): string {
  return startOf(error instanceof Error ? error.message : String(error), 300);
}

function foundAt(pac: string): Setting {
  return makeSetting({ id: 'wpad', source: 'WPAD by DNS', scope: 'machine', raw: pac, value: pac });
}

function beyondOrganisation({ name }: WpadName): Setting {
  return makeSetting({
    id: `wpad:${name}`,
    source: 'WPAD by DNS',
    scope: 'machine',
    raw: name,
    problems: ['wpad-beyond-organisation'],
    wins: false,
  });
}

function routeTo(pac: string): Route {
  return { id: 'wpad', kind: 'pac', pac, effective: false, settings: ['wpad'] };
}
