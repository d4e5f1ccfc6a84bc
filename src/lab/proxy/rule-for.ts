import type { ProxyRule } from '../fault/fault.ts';
import { createTimes } from '../fault/times.ts';
import type { Place } from './surroundings.ts';

/**
 * Makes the function that finds the rule of a proxy for one request: the first one that concerns the
 * host and is met this time.
 */
export function createRuleFor(
  rules: readonly ProxyRule[],
): (place: Place) => ProxyRule | undefined {
  const counts = new Map<string, () => boolean>();
  const isMet = (rule: ProxyRule, { host, port }: Place): boolean => {
    if (!rule.times) return true;
    const id = `${rules.indexOf(rule)} ${host}:${port}`;
    const count = counts.get(id) ?? createTimes(rule.times);
    counts.set(id, count);
    return count();
  };
  return (place) =>
    rules.find((rule) => (rule.host === '*' || rule.host === place.host) && isMet(rule, place));
}
