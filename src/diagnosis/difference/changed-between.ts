import type { Snapshot, SnapshotTarget } from './snapshot.ts';

interface Two {
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/**
 * An audit and a later one of some of its cells, as far as both have the same: what was not asked again is no
 * change, and how long steps took is of other targets.
 */
export function changedBetween({ before, after }: Two): Two {
  const targets = new Map<string, SnapshotTarget>();
  for (const [url, target] of after.targets) {
    const earlier = before.targets.get(url);
    if (!earlier) continue;
    const cells = new Map([...earlier.cells].filter(([route]) => target.cells.has(route)));
    targets.set(url, { ...earlier, cells });
  }
  const none = new Map<string, never>();
  return {
    before: { ...before, targets, latency: none },
    after: { ...after, latency: none },
  };
}
