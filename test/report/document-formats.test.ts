import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzed } from '../../fixtures/report/analyzer.ts';
import {
  difference,
  discovery,
  pacComparison,
  rehearsal,
  rules,
  rulesAgainstFile,
  rulesByRanges,
  selfTest,
  ways,
} from '../../fixtures/report/documents.ts';
import { merged } from '../../fixtures/report/merged.ts';
import { catalogue, comparison, loadPlan, plan } from '../../fixtures/report/planned.ts';
import { setupGuide } from '../../fixtures/setup/setup-guide.ts';
import {
  analyzerFormats,
  catalogueFormats,
  comparisonFormats,
  diffFormats,
  discoveryFormats,
  loadPlanFormats,
  mergedFormats,
  pacFormats,
  planFormats,
  rehearsalFormats,
  rulesFormats,
  selfTestFormats,
  setupFormats,
  waysFormats,
} from '../../src/report/document-formats.ts';
import type { FormatSet } from '../../src/report/formats.ts';
import { tagsOf } from './formats/html/skeleton.ts';
import { shownPac } from './shown-pac.ts';

interface Case {
  readonly name: string;
  /** With this text behind every text that comes from outside. */
  readonly write: (format: string, text?: string) => string;
}

/** Values of closed lists, by their fields. */
const closed = new Set([
  ...['kind', 'state', 'fault', 'flaw', 'note', 'outcome', 'component', 'because', 'detection'],
  ...['dialect', 'severity', 'confidence', 'code', 'caller', 'os', 'of', 'expected', 'reported'],
  ...['parts', 'places', 'scope', 'problems', 'unplayed', 'otherwise'],
  ...[
    'rule',
    'met',
    'agent',
    'purpose',
    'control',
    'fields',
    'load',
    'arrivals',
    'ending',
    'bypassDialect',
  ],
  ...['change', 'verdict', 'cause', 'fact', 'step', 'failOn', 'place', 'actor', 'series', 'role'],
  ...['list', 'scope', 'scheme', 'team', 'components', 'losses', 'kinds', 'ruling', 'why'],
  ...['agreement', 'reasons', 'tool'],
  ...['basis', 'cloud', 'tag', 'tags'],
  ...['guideValue', 'beside', 'rows', 'plan', 'call', 'failure', 'asked', 'settingsFrom', 'from'],
  ...['forecast', 'by'],
]);

function spoiled(value: unknown, text: string): unknown {
  if (typeof value === 'string') return `${value}${text}`;
  if (Array.isArray(value)) return value.map((one) => spoiled(one, text));
  if (typeof value !== 'object' || value === null) return value;
  // A value of the guide, and a step of it, go by a name of ours.
  const isOurs = (field: string): boolean =>
    closed.has(field) || (['name', 'id', 'reason'].includes(field) && 'state' in value);
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [
      field,
      isOurs(field) || one === 'direct' || one === 'proxy' ? one : spoiled(one, text),
    ]),
  );
}

function caseOf<T extends object>(name: string, formats: FormatSet<T>, document: T): Case {
  const write = (format: string, text = ''): string => {
    const one = formats.text.find((each) => each.name === format);
    const shown = text === '' ? document : (spoiled(document, text) as T);
    const options = { width: 80, color: false, unicode: true };
    return [...(one?.render(shown, options) ?? [])].join('');
  };
  return { name, write };
}

const cases: readonly Case[] = [
  caseOf('discovery', discoveryFormats, discovery),
  caseOf('ways', waysFormats, ways),
  caseOf('difference', diffFormats, difference),
  caseOf('analyzer', analyzerFormats, analyzed),
  caseOf('pac', pacFormats, shownPac),
  caseOf('pac-comparison', pacFormats, pacComparison),
  caseOf('rules', rulesFormats, rules),
  caseOf('rules-against-file', rulesFormats, rulesAgainstFile),
  caseOf('rules-by-ranges', rulesFormats, rulesByRanges),
  caseOf('rehearsal', rehearsalFormats, rehearsal),
  caseOf('setup', setupFormats, setupGuide),
  caseOf('self-test', selfTestFormats, selfTest),
  caseOf('merged', mergedFormats, merged),
  caseOf('plan', planFormats, plan),
  caseOf('load-plan', loadPlanFormats, loadPlan),
  caseOf('catalogue', catalogueFormats, catalogue),
  caseOf('comparison', comparisonFormats, comparison),
];

const golden = (name: string): string =>
  new URL(`../../fixtures/report/${name}`, import.meta.url).pathname;

/** What a reader of Markdown would act upon: the text without its code spans and fenced lines. */
function live(markdown: string): string[] {
  const unfenced = markdown.replace(/^(`{3,})\n[\s\S]*?\n\1$/gm, '');
  return unfenced.split('\n').map((line) =>
    line
      .replace(/`[^`]*`/g, '')
      .replace(/\\[\\`*_{}[\]<>#~|$&@]/g, '')
      .replace(/^\|( :?--:? \|)+$|^#+ |^- |^\d+\. /, '')
      .replaceAll('**', '')
      .replaceAll('|', ''),
  );
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</code></td><iframe>',
  '<!-- ',
  '`|[x](http://evil.example) **b** @all #1',
  '\u202e\u001b[2J<b>\u0000',
];

describe.each(cases)('$name', ({ write }) => {
  it('is written in Markdown and HTML as it is kept', async ({ task }) => {
    const name = task.suite?.name ?? '';
    await expect(write('markdown')).toMatchFileSnapshot(golden(`${name}.md`));
    await expect(write('html')).toMatchFileSnapshot(golden(`${name}.html`));
  });

  it.each(hostile)('lets %j be no element, no attribute and no markup', (text) => {
    expect(tagsOf(write('html', text))).toEqual(tagsOf(write('html', 'x')));
    for (const line of live(write('markdown', text))) {
      expect(line).not.toMatch(/[`<>[\]@#~_\\*&$]|:\/\//);
    }
  });

  it('lets no text from outside be more than a text', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'<>&"\'/!-a=` ;|[]()*#\n') });
    fc.assert(
      fc.property(texts, (text) => {
        expect(tagsOf(write('html', `x${text}`))).toEqual(tagsOf(write('html', 'x')));
        for (const line of live(write('markdown', `x${text}`))) {
          expect(line).not.toMatch(/[`<>[\]@#~_\\*&$]/);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows no text as an object, nor two of them with a comma between', () => {
    for (const format of ['table', 'markdown', 'html']) {
      expect(write(format)).not.toContain('[object');
    }
  });
});
