import { outside, say, type Text } from '../../text/say.ts';
import type { ShownPacChange, ShownPacComparison } from './shown-pac-comparison.ts';

/** URLs that change their way alike. */
export interface PacChangeGroup {
  /** Who asks, and as which client. */
  readonly title: Text;
  readonly before: Text;
  readonly after: Text;
  readonly urls: readonly string[];
}

const callers: Readonly<Record<ShownPacChange['caller'], Text>> = {
  windows: say`Windows services and agents (WinHTTP)`,
  browsers: say`browsers and others (FindProxyForURL)`,
};

/** Changes by caller, branch and what changes. */
export function groupPacChanges({ changes }: ShownPacComparison): readonly PacChangeGroup[] {
  const groups = Map.groupBy(changes, ({ caller, branch, before, after }) =>
    [caller, branch, before, after].join('\0'),
  );
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const { caller, branch, before, after } = first;
    return {
      title: say`${callers[caller]}, ${outside(branch)}`,
      before: outside(before),
      after: outside(after),
      urls: members.map(({ url }) => url),
    };
  });
}

/** How much was asked, and how many ways change. */
export function comparisonOutcome({ asked, branches, changes }: ShownPacComparison): Text {
  const urls = say`${asked} ${asked === 1 ? say`URL` : say`URLs`}`;
  const clients = say`${branches.length} ${branches.length === 1 ? say`client` : say`clients`}`;
  const count = changes.length;
  const outcome = count === 0 ? say`no way changes` : say`${count} ways change`;
  return say`${urls} asked as ${clients}: ${outcome}.`;
}
