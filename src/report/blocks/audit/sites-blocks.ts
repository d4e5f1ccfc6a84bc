import type { Merged, MergedSite } from '../../../model/compared/merged.ts';
import { joined, named, outside, say } from '../../text/say.ts';
import { deviceText, foundText } from '../../view/audit/sites/cause-text.ts';
import type { MissingRow } from '../../view/audit/sites/site-places.ts';
import { readyText, type SiteTexts, siteTexts } from '../../view/audit/sites/site-texts.ts';
import { type Block, type Cell, list, mapped, section, table } from '../block.ts';
import { latencyBlocks } from './latency-blocks.ts';

/** The audits of many sites as one document: the causes, what is missing where, the sites, all verdicts. */
export function* sitesBlocks(merged: Merged): Generator<Block> {
  const texts = siteTexts(merged);
  yield { kind: 'heading', level: 1, text: texts.title };
  yield { kind: 'paragraph', text: texts.summary };
  yield* section(say`Fewest causes`, causes(texts));
  const heads = [say`Targets`, say`Sites`, say`Over`, say`Found`, say`By`];
  yield* section(
    say`What is missing`,
    table(
      heads,
      texts.places.missing.map((row) => missing(row, texts)),
    ),
  );
  yield* section(say`Sites`, table(siteHeads, merged.sites.map(siteRow)));
  yield* section(say`What differs between the audits`, list(texts.differences));
  yield* section(say`Left out`, list(texts.leftOut));
  yield* section(say`Targets by site`, matrix(merged, texts));
  yield* section(
    say`Latency of all sites in milliseconds`,
    latencyBlocks({ routes: [], targets: [], latency: merged.latency }),
  );
}

function causes({ causes: said, told }: SiteTexts): Block[] {
  if (said.length === 0) return [];
  const items = told.map(({ title, lines }) => ({
    lead: title,
    text: say`: ${joined(lines, '; ')}`,
  }));
  return [
    { kind: 'paragraph', text: said },
    ...(items.length > 0 ? [{ kind: 'list' as const, items, isNumbered: true }] : []),
  ];
}

function missing(
  { targets, cause, sites, ways }: MissingRow,
  { places }: SiteTexts,
): readonly Cell[] {
  return [
    { several: mapped(targets, (url) => named(places.label(url))) },
    { several: mapped(sites, named) },
    { several: mapped(ways, named) },
    foundText(cause),
    deviceText(cause),
  ];
}

const siteHeads = [say`Site`, say`Ready`, say`Targets`, say`Pass`, say`Made`, say`For`, say`File`];

function siteRow(site: MergedSite): readonly Cell[] {
  const { name, file, startedAt, os, summary } = site;
  return [
    named(name),
    readyText(site),
    say`${summary.targets}`,
    say`${summary.reachable + summary.degraded}`,
    outside(startedAt),
    outside(os.join(', ')),
    named(file),
  ];
}

function matrix({ sites, targets }: Merged, { places }: SiteTexts): Block[] {
  if (targets.length === 0) return [];
  const rows = mapped(targets, ({ url }): readonly Cell[] => [
    named(places.label(url)),
    ...sites.map(({ name }) => ({ verdict: places.verdict(name, url) })),
  ]);
  const columns = [{ head: say`Target` }, ...sites.map(({ name }) => ({ head: named(name) }))];
  return [{ kind: 'table', noun: 'target', across: 'site', columns, groups: [{ rows }] }];
}
