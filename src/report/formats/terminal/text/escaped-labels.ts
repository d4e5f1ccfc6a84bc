import type { Route } from '../../../../model/route/route.ts';
import type { Target } from '../../../../model/target/target.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { type RouteLabel, routeLabels } from '../../../view/targets/route-labels.ts';
import { targetGroups } from '../../../view/targets/target-groups.ts';
import { targetLabels } from '../../../view/targets/target-labels.ts';
import { terminalText } from './terminal-text.ts';

const maxName = 120;
const maxHead = 60;

/** The labels of all routes, as a terminal can show them. */
export function escapedRoutes(routes: readonly Route[]): RouteLabel[] {
  return routeLabels(routes).map((label) => ({
    ...label,
    name: escapeTerminal(label.name, { max: maxName }),
    short: escapeTerminal(label.short, { max: maxHead }),
  }));
}

/** What each target is called, by id, as a terminal can show it. */
export function escapedTargets(
  targets: readonly Target[],
  options?: { readonly ports: boolean },
): ReadonlyMap<string, string> {
  const labels = targetLabels(targets, options);
  return new Map(
    Array.from(labels, ([id, label]) => [id, escapeTerminal(label, { max: maxName })]),
  );
}

/** Targets that stand under one heading. */
export interface EscapedGroup {
  readonly title: string;
  readonly targets: readonly Target[];
}

/** Targets by service and category, with titles that a terminal can show. */
export function escapedGroups(targets: readonly Target[]): EscapedGroup[] {
  return targetGroups(targets).map(({ title, targets: members }) => ({
    title: terminalText(title, { max: maxName }),
    targets: members,
  }));
}
