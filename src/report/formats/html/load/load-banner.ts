import type { LoadReport } from '../../../../model/load/load-report.ts';
import { figure, say, type Text } from '../../../text/say.ts';
import { millisecondsFigure } from '../../../view/load/figures.ts';
import { loadFacts } from '../../../view/load/load-facts.ts';
import { loadSentences } from '../../../view/load/sentences/load-sentences.ts';
import { shownMeasures } from '../../../view/load/shown-measures.ts';
import { wayTime } from '../../../view/load/way-time.ts';
import { endWords } from '../../../words/load-words.ts';
import { escapeHtml, htmlText } from '../html-text.ts';

/** What a run of load comes to, to be seen from across the room: the limit, whose it is, and its figures. */
export function loadBanner(report: LoadReport): string {
  const [first = say`Run of load at a given rate.`, ...others] = loadSentences(report);
  const told = loadFacts(report)
    .filter(({ label }) => label === 'run' || label === 'target')
    .map(({ value }) => `<bdi>${escapeHtml(value)}</bdi>`);
  const tiles = tilesOf(report).map(
    ([label, value]) => `<div><dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd></div>`,
  );
  const rest = [...others, endWords[report.ended]].map((text) => `<p>${htmlText(text)}</p>`);
  return `<header class="${stateOf(report)}">
<p class="told">Proxy under load · ${told.join(' · ')}</p>
<h1>${htmlText(first)}</h1>
${rest.join('\n')}
</header>
<dl class="tiles">${tiles.join('')}</dl>
`;
}

/** A limit of this machine says nothing of the network. */
function stateOf({ limit, ended }: LoadReport): 'load' | 'not-known' {
  const owner = limit?.owner;
  const isOwn = owner === 'this-machine' || owner === 'connections' || owner === 'not-known';
  return isOwn || ended !== 'complete' ? 'not-known' : 'load';
}

function tilesOf(report: LoadReport): readonly (readonly [label: Text, value: Text])[] {
  const { limit } = report;
  const measures = shownMeasures(report);
  const rates: readonly (readonly [Text, Text])[] = limit
    ? [
        ...(limit.rate === undefined ? [] : [[say`a second held`, say`${limit.rate}`] as const]),
        ...(limit.brokenRate === undefined
          ? []
          : [[say`a second did not hold`, say`${limit.brokenRate}`] as const]),
      ]
    : measures.map(
        ({ name, measure }) =>
          [say`done a second, ${name}`, figure(measure.donePerSecond, 1)] as const,
      );
  const medians = measures.flatMap(({ name, measure }) => {
    const took = wayTime(measure);
    return took
      ? [[say`ms median of the way, ${name}`, millisecondsFigure(took.p50)] as const]
      : [];
  });
  return [...rates, ...medians];
}
