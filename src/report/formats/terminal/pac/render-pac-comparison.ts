import { listed } from '../../../text/listed.ts';
import { stableJson } from '../../../text/stable-json.ts';
import type { ShownPacChange, ShownPacComparison } from '../../../view/pac/shown-pac-comparison.ts';
import { type TableOptions, tableLayout } from '../table-options.ts';
import { labelled } from '../text/labelled.ts';

const maxUrls = 40;

const callers: Readonly<Record<ShownPacChange['caller'], string>> = {
  windows: 'Windows services and agents (WinHTTP)',
  browsers: 'browsers and others (FindProxyForURL)',
};

/** Which URLs go another way by the new file, by caller, branch and change. Ends in a newline. */
export function renderPacComparison(shown: ShownPacComparison, options: TableOptions): string {
  const layout = tableLayout(options);
  const groups = Map.groupBy(shown.changes, ({ caller, branch, before, after }) =>
    JSON.stringify([caller, branch, before, after]),
  );
  const entries = [...groups.values()].flatMap((members) => {
    const [first] = members;
    if (!first) return [];
    const urls = members.map(({ url }) => url.replace(/^https:\/\/(.*)\/$/, '$1'));
    return [
      '',
      ...labelled(`${callers[first.caller]}, ${first.branch}`, { label: '', layout }),
      ...labelled(first.before, { label: '  before  ', layout }),
      ...labelled(first.after, { label: '  after   ', layout }),
      ...labelled(listed(urls, maxUrls), {
        label: `  ${urls.length} ${urls.length === 1 ? 'URL' : 'URLs'}  `,
        layout,
        max: 4000,
      }),
    ];
  });
  const { asked, branches } = shown;
  const extent = `${asked} ${asked === 1 ? 'URL' : 'URLs'} asked as ${branches.length} ${branches.length === 1 ? 'client' : 'clients'}`;
  const count = shown.changes.length;
  const outcome = count === 0 ? 'no way changes' : `${count} ways change`;
  return [
    ...labelled(shown.old, { label: 'old  ', layout }),
    ...labelled(shown.new, { label: 'new  ', layout }),
    ...entries,
    '',
    layout.paint('heading', `${extent}: ${outcome}.`),
    '',
  ].join('\n');
}

/** The same as one JSON document. */
export function pacComparisonJson(shown: ShownPacComparison): string {
  return `${stableJson(shown)}\n`;
}
