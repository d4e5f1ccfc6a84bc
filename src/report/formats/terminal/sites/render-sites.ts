import type { Merged } from '../../../../model/compared/merged.ts';
import { figure, named, say, type Text } from '../../../text/say.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { deviceText, foundText } from '../../../view/audit/sites/cause-text.ts';
import type { MissingRow } from '../../../view/audit/sites/site-places.ts';
import {
  names,
  readyText,
  type SiteTexts,
  siteTexts,
} from '../../../view/audit/sites/site-texts.ts';
import { latencyRows } from '../../../view/latency/latency-rows.ts';
import { type Layout, type TableOptions, tableLayout } from '../table-options.ts';
import { terminalText } from '../text/terminal-text.ts';

const maxRows = 40;

/** The audits of many sites for a terminal: the causes first, then what is missing, then the sites. */
export function renderSites(merged: Merged, options: TableOptions): string {
  const layout = tableLayout(options);
  const texts = siteTexts(merged);
  const isReady = merged.sites.every(({ status }) => status === 0);
  return [
    layout.paint(isReady ? 'good' : 'bad', terminalText(texts.title)),
    ...lines(texts.summary, { layout, indent: 0 }),
    ...part('Fewest causes', causeLines(texts, layout), layout),
    ...part(
      'What is missing',
      some(texts.places.missing, (row) => missingLines(row, { texts, layout })),
      layout,
    ),
    ...part('Sites', siteLines(merged, layout), layout),
    ...part('What differs between the audits', all(texts.differences, layout), layout),
    ...part('Left out', all(texts.leftOut, layout), layout),
    ...part('Median of all sites in milliseconds', latencyLines(merged, layout), layout),
    '',
  ].join('\n');
}

function part(title: string, said: readonly string[], { paint }: Layout): readonly string[] {
  return said.length === 0 ? [] : ['', paint('heading', title), ...said];
}

function causeLines({ causes, told }: SiteTexts, layout: Layout): readonly string[] {
  return [
    ...(causes.length > 0 ? lines(causes, { layout, indent: 2 }) : []),
    ...told.flatMap(({ title, lines: more }, index) => [
      ...lines(say`${index + 1}. ${title}`, { layout, indent: 2 }),
      ...more.flatMap((text) => lines(text, { layout, indent: 6 })),
    ]),
  ];
}

interface Shown {
  readonly texts: SiteTexts;
  readonly layout: Layout;
}

function missingLines(row: MissingRow, { texts, layout }: Shown): readonly string[] {
  const { targets, cause, sites } = row;
  const device = deviceText(cause);
  const by = device.length > 0 ? say`, by ${device}` : undefined;
  return [
    ...lines(names(targets.map(texts.places.label)), { layout, indent: 2 }),
    ...lines(say`${foundText(cause)}${by}`, { layout, indent: 6 }),
    ...lines(say`at ${names(sites)}`, { layout, indent: 6 }),
  ];
}

/** Those that are not ready first. */
function siteLines({ sites }: Merged, layout: Layout): readonly string[] {
  const order = sites.toSorted((one, other) => Number(other.status > 0) - Number(one.status > 0));
  return some(order, (site) => {
    const { targets, reachable, degraded } = site.summary;
    const said = say`${named(site.name)}: ${readyText(site)}, ${reachable + degraded} of ${targets} targets pass`;
    return lines(said, { layout, indent: 2 });
  });
}

function latencyLines({ latency }: Merged, layout: Layout): readonly string[] {
  return some(latencyRows({ routes: [], latency }), ({ route, name, count, p50, p90 }) => {
    const most = p90 === undefined ? undefined : say`, 90 % within ${figure(p90, 1)}`;
    return lines(say`${named(route)}, ${name}: ${figure(p50, 1)}${most}, of ${count}`, {
      layout,
      indent: 2,
    });
  });
}

function all(texts: readonly Text[], layout: Layout): readonly string[] {
  return some(texts, (text) => lines(text, { layout, indent: 2 }));
}

function some<T>(values: readonly T[], shown: (value: T) => readonly string[]): readonly string[] {
  const more = values.length - maxRows;
  const rest = more > 0 ? [`  and ${more} more: --format json holds every one`] : [];
  return [...values.slice(0, maxRows).flatMap(shown), ...rest];
}

function lines(
  text: Text,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  return wrapText(terminalText(text), { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
