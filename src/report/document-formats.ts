import type { AnalyzerComparison } from '../model/compared/analyzer-comparison.ts';
import type { Difference } from '../model/compared/difference.ts';
import type { Merged } from '../model/compared/merged.ts';
import type { SelfTest } from '../model/compared/self-test.ts';
import type { SetupGuide } from '../model/guide/setup-line.ts';
import type { Rehearsal } from '../model/rules/rehearsal.ts';
import type { ShownRules } from '../model/rules/rule-set.ts';
import { sitesBlocks } from './blocks/audit/sites-blocks.ts';
import type { Block } from './blocks/block.ts';
import { catalogueBlocks } from './blocks/catalogue/catalogue-blocks.ts';
import { comparisonBlocks } from './blocks/catalogue/comparison-blocks.ts';
import { analyzerBlocks } from './blocks/diff/analyzer-blocks.ts';
import { changeBlocks, diffBlocks } from './blocks/diff/diff-blocks.ts';
import { discoveryBlocks } from './blocks/discovery/discovery-blocks.ts';
import { setupBlocks } from './blocks/discovery/setup-blocks.ts';
import { waysBlocks } from './blocks/discovery/ways-blocks.ts';
import { pacBlocks } from './blocks/pac/pac-blocks.ts';
import { pacComparisonBlocks } from './blocks/pac/pac-comparison-blocks.ts';
import { loadPlanBlocks } from './blocks/plan/load-plan-blocks.ts';
import { planBlocks } from './blocks/plan/plan-blocks.ts';
import { rehearsalBlocks } from './blocks/rules/rehearsal-blocks.ts';
import { rulesBlocks } from './blocks/rules/rules-blocks.ts';
import { selfTestBlocks } from './blocks/self-test-blocks.ts';
import { analyzerCsv } from './formats/csv/analyzer-csv.ts';
import { catalogueCsv } from './formats/csv/catalogue-csv.ts';
import { diffCsv } from './formats/csv/diff-csv.ts';
import { rehearsalCsv } from './formats/csv/rehearsal-csv.ts';
import { rulesCsv } from './formats/csv/rules-csv.ts';
import { setupCsv } from './formats/csv/setup-csv.ts';
import { htmlDocument } from './formats/html/render-html.ts';
import { wholeCatalogueJson } from './formats/json/catalogue/catalogue-json.ts';
import { comparisonJson } from './formats/json/catalogue/comparison-json.ts';
import { diffJson } from './formats/json/diff/diff-json.ts';
import { discoveryJson } from './formats/json/discovery/discovery-json.ts';
import { setupJson } from './formats/json/discovery/setup-json.ts';
import { setupNdjson } from './formats/json/discovery/setup-ndjson.ts';
import { waysJson } from './formats/json/discovery/ways-json.ts';
import { pacComparisonJson, pacJson } from './formats/json/pac-json.ts';
import { planJson } from './formats/json/plan-json.ts';
import { rehearsalJson } from './formats/json/rules/rehearsal-json.ts';
import { rulesJson } from './formats/json/rules/rules-json.ts';
import { mergedJson } from './formats/json/sites/merged-json.ts';
import { listedJson } from './formats/json/text/listed-json.ts';
import { setupJunit } from './formats/junit/setup-junit.ts';
import { markdownBlocks } from './formats/markdown/markdown-blocks.ts';
import { renderSetupOpenmetrics } from './formats/metrics/render-openmetrics.ts';
import { renderSetupPrometheus } from './formats/metrics/render-prometheus.ts';
import { renderCatalogue } from './formats/terminal/catalogue/render-catalogue.ts';
import { renderComparison } from './formats/terminal/catalogue/render-comparison.ts';
import { renderRehearsal } from './formats/terminal/catalogue/render-rehearsal.ts';
import { renderRules } from './formats/terminal/catalogue/render-rules.ts';
import { renderAnalyzer } from './formats/terminal/diff/render-analyzer.ts';
import { renderChanges, renderDiff } from './formats/terminal/diff/render-diff.ts';
import { renderDiscovery } from './formats/terminal/discovery/render-discovery.ts';
import { renderSetup } from './formats/terminal/discovery/render-setup.ts';
import { renderWays } from './formats/terminal/discovery/render-ways.ts';
import { renderLoadPlan } from './formats/terminal/load/render-load-plan.ts';
import { renderPac } from './formats/terminal/pac/render-pac.ts';
import { renderPacComparison } from './formats/terminal/pac/render-pac-comparison.ts';
import { renderPlan } from './formats/terminal/plan/render-plan.ts';
import { renderSelfTest } from './formats/terminal/render-self-test.ts';
import { renderSites } from './formats/terminal/sites/render-sites.ts';
import { type FormatOptions, type FormatSet, formatsNamed } from './formats.ts';
import type { ShownPlan } from './view/audit/plan/shown-plan.ts';
import type { ShownDiscovery } from './view/discovery/shown-discovery.ts';
import type { ShownWays } from './view/discovery/ways/shown-ways.ts';
import type { LoadPlan } from './view/load/load-plan.ts';
import type { ShownPac } from './view/pac/shown-pac.ts';
import type { ShownPacComparison } from './view/pac/shown-pac-comparison.ts';
import type { ComparedLists } from './view/targets/catalogue/compared-lists.ts';
import type { ShownCatalogue } from './view/targets/catalogue/shown-catalogue.ts';

/** What a kind of document is, from which its formats follow. */
interface DocumentKind<Document> {
  readonly blocks: (document: Document) => Iterable<Block>;
  readonly table: (document: Document, options: FormatOptions) => string;
  readonly json: (document: Document) => Iterable<string>;
  /** Where it is rows of one kind. */
  readonly csv?: (document: Document) => Iterable<string>;
}

/** Every format of what `netready discover` shows. */
export const discoveryFormats: FormatSet<ShownDiscovery> = formatsOf({
  blocks: discoveryBlocks,
  table: renderDiscovery,
  json: discoveryJson,
});

/** Every format of what `netready ways` shows. */
export const waysFormats: FormatSet<ShownWays> = formatsOf({
  blocks: waysBlocks,
  table: renderWays,
  json: waysJson,
});

/** Every format of what `netready audit --plan` shows. */
export const planFormats: FormatSet<ShownPlan> = formatsOf({
  blocks: planBlocks,
  table: renderPlan,
  json: planJson,
});

/** Every format of what `netready bench --plan` shows. */
export const loadPlanFormats: FormatSet<LoadPlan> = formatsOf({
  blocks: loadPlanBlocks,
  table: renderLoadPlan,
  json: listedJson,
});

/** Every format of what `netready catalogue` shows; a long list is written in pieces instead. */
export const catalogueFormats: FormatSet<ShownCatalogue> = formatsOf({
  blocks: catalogueBlocks,
  table: renderCatalogue,
  json: wholeCatalogueJson,
  csv: ({ targets }) => [catalogueCsv(targets)],
});

/** Every format of what `netready catalogue --compare` shows. */
export const comparisonFormats: FormatSet<ComparedLists> = formatsOf({
  blocks: comparisonBlocks,
  table: renderComparison,
  json: comparisonJson,
});

/** Every format of what `netready pac` shows, with `--compare` and without. */
export const pacFormats: FormatSet<ShownPac | ShownPacComparison> = formatsOf({
  blocks: (one) => ('changes' in one ? pacComparisonBlocks(one) : pacBlocks(one)),
  table: (one, options) =>
    'changes' in one ? renderPacComparison(one, options) : renderPac(one, options),
  json: (one) => ('changes' in one ? [pacComparisonJson(one)] : pacJson(one)),
});

/** Every format of what `netready lab --self-test` comes to. */
export const selfTestFormats: FormatSet<SelfTest> = formatsOf({
  blocks: selfTestBlocks,
  table: renderSelfTest,
  json: listedJson,
});

/** Every format of what `netready merge` comes to. */
export const mergedFormats: FormatSet<Merged> = formatsOf({
  blocks: sitesBlocks,
  table: renderSites,
  json: mergedJson,
});

/** Every format of what `netready diff` shows. */
export const diffFormats: FormatSet<Difference> = formatsOf({
  blocks: diffBlocks,
  table: renderDiff,
  json: diffJson,
  csv: diffCsv,
});

/** Every format of what `netready compare-analyzer` shows. */
export const analyzerFormats: FormatSet<AnalyzerComparison> = formatsOf({
  blocks: analyzerBlocks,
  table: renderAnalyzer,
  json: listedJson,
  csv: analyzerCsv,
});

/** What changed, behind the report of the later audit; by the format of that report, where people read it. */
export const changeRenderers: Readonly<
  Record<string, (difference: Difference, options: FormatOptions) => string>
> = {
  table: renderChanges,
  markdown: (difference) => `\n${markdownBlocks(changeBlocks(difference))}`,
};

/** Every format of what `netready rules` shows. */
export const rulesFormats: FormatSet<ShownRules> = formatsOf({
  blocks: rulesBlocks,
  table: renderRules,
  json: rulesJson,
  csv: rulesCsv,
});

/** Every format of what `netready rehearse` shows. */
export const rehearsalFormats: FormatSet<Rehearsal> = formatsOf({
  blocks: rehearsalBlocks,
  table: renderRehearsal,
  json: rehearsalJson,
  csv: rehearsalCsv,
});

/** Every format of what `netready setup` shows. */
export const setupFormats: FormatSet<SetupGuide> = {
  text: formatsNamed<SetupGuide>({
    table: { render: (guide, options) => [renderSetup(guide, options)] },
    json: { render: setupJson },
    ndjson: { render: setupNdjson },
    csv: { render: setupCsv },
    markdown: { render: (guide) => [markdownBlocks(setupBlocks(guide))] },
    html: { render: (guide) => htmlDocument(setupBlocks(guide)) },
    junit: { render: setupJunit },
    prometheus: { render: renderSetupPrometheus },
    openmetrics: { render: renderSetupOpenmetrics },
  }),
  binary: [
    {
      endings: ['.xlsx'],
      renderBytes: async (guide) =>
        (await import('./formats/xlsx/setup/setup-xlsx.ts')).setupXlsx(guide),
    },
  ],
};

function formatsOf<Document>({
  blocks,
  table,
  json,
  csv,
}: DocumentKind<Document>): FormatSet<Document> {
  return {
    text: [
      {
        name: 'table',
        endings: ['.txt'],
        render: (document, options) => [table(document, options)],
      },
      { name: 'json', endings: ['.json'], render: json },
      ...(csv ? [{ name: 'csv' as const, endings: ['.csv'], render: csv }] : []),
      {
        name: 'markdown',
        endings: ['.md'],
        render: (document) => [markdownBlocks(blocks(document))],
      },
      {
        name: 'html',
        endings: ['.html', '.htm'],
        render: (document) => htmlDocument(blocks(document)),
      },
    ],
    binary: [],
  };
}
