import type { Target } from '../../model/target/target.ts';

/**
 * The targets of several lists as those of one, numbered anew: what two lists name is one target, with
 * the reasons of both, and required where one of them requires it.
 */
export function mergedTargets(lists: readonly (readonly Target[])[]): readonly Target[] {
  const targets = new Map<string, Target>();
  for (const target of lists.flat()) {
    const key = `${target.host} ${target.port} ${target.url}`;
    const same = targets.get(key);
    targets.set(
      key,
      same
        ? {
            ...same,
            required: same.required || target.required,
            reasons: [...same.reasons, ...target.reasons],
            ...askersOfBoth(same, target),
          }
        : { ...target, id: `t${targets.size + 1}` },
    );
  }
  return [...targets.values()];
}

function askersOfBoth(one: Target, other: Target): Pick<Target, 'askedBy'> {
  const both = [...(one.askedBy ?? []), ...(other.askedBy ?? [])];
  const once = new Map(both.map((asker) => [`${asker.os} ${asker.component}`, asker]));
  return once.size > 0 ? { askedBy: [...once.values()] } : {};
}
