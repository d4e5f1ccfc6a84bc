import type { ModuleFacts, Rule, Violation } from '../module-facts.ts';
import { isRelative, placeOf } from '../place.ts';

/** No module of `src/` leads back to itself, be it by its types alone: what is read first is then known. */
export const cycles: Rule = (modules) => {
  const needs = new Map(
    modules.filter(({ path }) => path.startsWith('src/')).map((m) => [m.path, needsOf(m)]),
  );
  const done = new Set<string>();
  const violations: Violation[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) violations.push(cycle([...trail.slice(start), path]));
    if (start >= 0 || done.has(path)) return;
    for (const next of needs.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of needs.keys()) visit(path, []);
  return violations;
};

function needsOf({ path, imports }: ModuleFacts): string[] {
  return imports.flatMap(({ form, specifier }) => {
    if (form === 'dynamic' || form === 'url') return [];
    return specifier !== undefined && isRelative(specifier) ? [placeOf(path, specifier)] : [];
  });
}

function cycle(trail: readonly string[]): Violation {
  return { rule: 'cycles', path: trail[0] ?? '', message: `a cycle: ${trail.join(' → ')}` };
}
