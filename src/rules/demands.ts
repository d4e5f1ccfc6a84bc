import { isShared } from '../diagnosis/page/registrable-domain.ts';
import type { RulePlace } from '../model/rules/rule-entry.ts';
import type { LeftOut, Narrowed } from '../model/rules/rule-set.ts';
import type { Scheme, Target } from '../model/target/target.ts';
import { hostName, rulePath } from './host-name.ts';

/** A place that rows of a list demand, and the targets that these rows came to. */
export interface Demand {
  readonly place: RulePlace;
  readonly targets: readonly Target[];
  /** A row that is not optional demands it. */
  readonly isRequired: boolean;
}

export interface Demands {
  /** In the order of the targets; no two of one place. */
  readonly demands: readonly Demand[];
  readonly leftOut: readonly LeftOut[];
  readonly narrowed: readonly Narrowed[];
}

/**
 * What the rows behind some targets demand, row by row: a wildcard where the list has one, but for those
 * below which anybody may have a name, and for stars within a label: there, the names that are known.
 * Linear in the targets.
 */
export function demandsOf(targets: readonly Target[]): Demands {
  const found = new Map<string, Found>();
  const leftOut = new Map<string, LeftOut>();
  const narrowed = new Map<string, Set<string>>();
  for (const target of targets) {
    for (const pattern of patternsOf(target)) {
      const { host, because } = wantedHost(pattern, target);
      if (host === undefined) {
        leftOut.set(pattern, { pattern, because });
        continue;
      }
      if (because) narrowed.set(pattern, (narrowed.get(pattern) ?? new Set()).add(host));
      for (const path of pathsOf(target)) add(found, target, { host, path });
    }
  }
  return {
    demands: [...found.values()].map(({ place, targets, isRequired }) => {
      const apex = place.apex || targets.some(({ host }) => host.toLowerCase() === place.host);
      return { place: { ...place, apex }, targets, isRequired };
    }),
    leftOut: [...leftOut.values()],
    narrowed: [...narrowed].map(([pattern, names]) => ({ pattern, names: [...names].sort() })),
  };
}

interface Found {
  readonly place: RulePlace;
  readonly targets: Target[];
  isRequired: boolean;
}

/** The hosts of its rows as the list spells them, wildcards among them. */
function patternsOf({ host, pattern, reasons }: Target): ReadonlySet<string> {
  const listed = reasons.flatMap((reason) =>
    reason.rule === 'listed' ? [reason.pattern.replace(/\/.*$/s, '')] : [],
  );
  const wild = listed.filter((one) => one.includes('*'));
  return new Set([pattern ?? host, ...wild].map((one) => one.toLowerCase()));
}

type Wanted =
  | { readonly host: string; readonly because?: 'shared-domain' | 'no-known-name' }
  | { readonly host?: undefined; readonly because: LeftOut['because'] };

/** The host of the rule, `*.x` for a wildcard; with a reason where it is narrower than its row. */
function wantedHost(pattern: string, { host: asked }: Target): Wanted {
  if (!pattern.includes('*')) {
    const host = hostName(pattern);
    return host === undefined ? { because: 'unsafe-name' } : { host };
  }
  const below = pattern.startsWith('*.') ? hostName(pattern.slice(2)) : undefined;
  const isWide = below?.includes('.') !== true || isShared(below);
  if (below !== undefined && !isWide) return { host: `*.${below}` };
  const because = below === undefined ? 'no-known-name' : 'shared-domain';
  const host = asked.includes('*') ? undefined : hostName(asked);
  return host === undefined ? { because } : { host, because };
}

/** The paths that its rows name; undefined for the whole host. */
function pathsOf({ url, reasons }: Target): ReadonlySet<string | undefined> {
  if (!url.startsWith('http:')) return new Set([undefined]);
  const paths = reasons.flatMap((reason) =>
    reason.rule === 'listed' ? [rulePath(/\/.*$/s.exec(reason.pattern)?.[0] ?? '/')] : [],
  );
  return new Set(paths.length === 0 || paths.includes(undefined) ? [undefined] : paths);
}

interface Wants {
  readonly host: string;
  readonly path: string | undefined;
}

function add(found: Map<string, Found>, target: Target, { host, path }: Wants): void {
  const scheme: Scheme = target.url.startsWith('http:') ? 'http' : 'https';
  const { port } = target;
  const key = `${scheme} ${host} ${port} ${path ?? ''}`;
  const isRequired = target.required || !target.reasons.some(({ rule }) => rule === 'optional');
  const before = found.get(key);
  if (before) {
    before.targets.push(target);
    before.isRequired ||= isRequired;
    return;
  }
  const below = host.startsWith('*.');
  const place: RulePlace = {
    ...{ host: below ? host.slice(2) : host, apex: !below, below, port, scheme },
    ...(path !== undefined && { path }),
  };
  found.set(key, { place, targets: [target], isRequired });
}
