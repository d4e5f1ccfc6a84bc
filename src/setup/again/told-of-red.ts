import type { AuditHead } from '../../model/audit/report.ts';
import type { Route } from '../../model/route/route.ts';
import type { Red } from './red.ts';

const mostShown = 3;

/**
 * What is to be known before what was red is tried again, a line each: how much of it, what is left alone, and
 * what is otherwise than it was then.
 */
export function toldOfRed(
  red: Red,
  { head, isRedirected }: { readonly head: AuditHead; readonly isRedirected: boolean },
): readonly string[] {
  const { cells } = red.after;
  const { length } = head.targets;
  const hosts = `${length} ${length === 1 ? 'target' : 'targets'}`;
  const first = `Trying again what was red on ${red.after.startedAt}: ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} of ${hosts}${leftAlone(red)}`;
  return [
    first,
    ...routesNow(red, head),
    ...notKept(isRedirected ? { ...red, connectedTo: undefined } : red, head),
  ];
}

function leftAlone({ waived, uncounted, unaskable }: Red): string {
  const others = [
    ...(waived > 0 ? [`${waived} under a waiver`] : []),
    ...(uncounted > 0 ? [`${uncounted} that do not count`] : []),
    ...(unaskable > 0 ? [`${unaskable} wildcards that cannot be asked`] : []),
  ];
  return others.length === 0 ? '' : `; left alone: ${others.join(', ')} (--only TARGET adds one)`;
}

/** Where the machine's settings decide, they may have changed. */
function routesNow({ routes }: Red, head: AuditHead): readonly string[] {
  const lines: string[] = [];
  const then = new Set(routes.map(({ id }) => id));
  const now = new Set(head.routes.map(({ id }) => id));
  const gone = [...then].filter((id) => !now.has(id));
  const added = [...now].filter((id) => !then.has(id));
  if (gone.length > 0) lines.push(`Routes that are no more: ${listed(gone)}`);
  if (added.length > 0) lines.push(`Routes that are new: ${listed(added)}`);
  const was = effective(routes);
  const is = effective(head.routes);
  if (was !== is && was !== undefined && is !== undefined)
    lines.push(`The route in effect is another than then: ${is}, not ${was}`);
  return lines;
}

function effective(routes: readonly Route[]): string | undefined {
  return routes.find((route) => route.effective)?.id;
}

/** A report tells what was seen, and not where files lie or connections were sent. */
function notKept(
  {
    command,
    resolvers,
    connectedTo,
  }: Pick<Red, 'command' | 'resolvers'> & { connectedTo?: string | undefined },
  head: AuditHead,
): readonly string[] {
  if (command || head.environment.lab !== undefined) return [];
  const was = listed(resolvers.toSorted());
  const is = listed(head.environment.resolvers.toSorted());
  const other =
    was === is ? [] : [`Other name servers are asked (${is}) than then (${was}): see --resolver`];
  const places =
    connectedTo === undefined
      ? []
      : [
          `Connections went elsewhere then (${connectedTo}), which a report does not keep: give --connect-to again, or the saved audit`,
        ];
  return [...other, ...places];
}

function listed(names: readonly string[]): string {
  const rest = names.length - mostShown;
  return `${names.slice(0, mostShown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
