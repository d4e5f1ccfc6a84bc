import type { NextTrial, SharedCause } from '../../model/compared/merged.ts';
import { dependsOn, type PlacedCell } from './candidates.ts';
import type { Egresses, Seen } from './seen.ts';

/** How much is looked at: of sites, of ways, and of targets, those that the rivals name first. */
const most = { sites: 20, proxies: 10, targets: 20 } as const;

/**
 * The trial that was not made yet and parts the rivals best: it depends on some of them and not on
 * the others, as near to half as can be. Undefined where none that is known would part them.
 */
export function nextTrial(
  rivals: readonly SharedCause[],
  seen: Seen & { readonly egresses: Egresses },
): NextTrial | undefined {
  if (rivals.length < 2) return undefined;
  const targets = new Map(seen.targets.map((target) => [target.url, target]));
  let best: NextTrial | undefined;
  let nearest = rivals.length / 2;
  for (const cell of trials(rivals, seen)) {
    const depends = rivals.map((rival) => dependsOn(cell, rival, targets));
    const fails = depends.filter(Boolean).length;
    const distance = Math.abs(fails - rivals.length / 2);
    if (fails === 0 || distance >= nearest) continue;
    nearest = distance;
    const { site, target, proxy } = cell;
    best = {
      ...{ site, target, ...(proxy !== undefined && { proxy }) },
      ifFails: rivals.filter((_, index) => depends[index]),
      ifPasses: rivals.filter((_, index) => !depends[index]),
    };
  }
  return best;
}

/** Every trial of some sites, ways and targets that was not made: at the rivals' own places first. */
function* trials(
  rivals: readonly SharedCause[],
  { sites, targets, egresses }: Seen & { readonly egresses: Egresses },
): Generator<PlacedCell> {
  const names = new Set(
    rivals.flatMap(({ name, target, category }) => name ?? target ?? category ?? []),
  );
  const cells = sites.flatMap((site) => site.cells);
  const proxies = new Set(cells.flatMap(({ proxy }) => proxy ?? []));
  const ways = [undefined, ...firstOf([...proxies], { names, most: most.proxies })];
  const asked = firstOf(
    targets.map(({ url }) => url),
    { names, most: most.targets },
  );
  const chosen = new Set(
    firstOf(
      sites.map(({ name }) => name),
      { names, most: most.sites },
    ),
  );
  for (const { name: site, cells: made } of sites.filter(({ name }) => chosen.has(name))) {
    const done = new Set(made.map(({ target, proxy }) => `${target}\n${proxy ?? ''}`));
    const resolver = onlyOf(made.flatMap((cell) => cell.resolver ?? []));
    const egress = egresses.get(site);
    for (const target of asked) {
      for (const proxy of ways) {
        if (done.has(`${target}\n${proxy ?? ''}`)) continue;
        yield {
          ...{ site, target },
          ...(proxy !== undefined && { proxy }),
          ...(resolver !== undefined && { resolver }),
          ...(egress !== undefined && { egress }),
        };
      }
    }
  }
}

interface Choice {
  readonly names: ReadonlySet<string>;
  readonly most: number;
}

function firstOf(values: readonly string[], { names, most: count }: Choice): readonly string[] {
  const rank = (value: string): number => (names.has(value) ? 0 : 1);
  return values.toSorted((one, other) => rank(one) - rank(other)).slice(0, count);
}

/** The one that a site asks; of several nobody knows which it would be. */
function onlyOf(values: readonly string[]): string | undefined {
  const [only, ...others] = new Set(values);
  return others.length === 0 ? only : undefined;
}
