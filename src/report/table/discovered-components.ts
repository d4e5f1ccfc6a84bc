import type { ComponentWay, LostWay } from '../../model/component.ts';
import type { Setting } from '../../model/route.ts';
import type { Layout } from '../table-options.ts';
import { escapeTerminal } from '../text/escape-terminal.ts';
import { wrapText } from '../text/wrap-text.ts';
import { whyLost } from '../ways.ts';
import { componentNames } from '../words/component-words.ts';

const mostNamed = 3;
const order: readonly LostWay[] = ['later', 'cannot', 'not-read', 'no-proxy'];

/**
 * The way of every component of a machine, what decides it, and why each other way lost; components
 * that go alike stand together.
 */
export function discoveredComponents(
  {
    components = [],
    settings,
  }: { readonly components?: readonly ComponentWay[]; readonly settings: readonly Setting[] },
  layout: Layout,
): readonly string[] {
  const groups = Map.groupBy(components, (one) => {
    const lines = [wayText(one, settings), lostText(one)];
    return lines.filter(Boolean).join('\n');
  });
  return [...groups].flatMap(([text, alike]) => {
    const [way = '', lost] = text.split('\n');
    const names = alike.map(({ component }) => componentNames[component]).join(', ');
    return [
      ...indented(`${names}: ${way}`, { layout, indent: 2 }),
      ...(lost === undefined ? [] : indented(lost, { layout, indent: 6 })),
    ];
  });
}

function wayText(one: ComponentWay, settings: readonly Setting[]): string {
  const { component, route, setting, fallback, detection } = one;
  const first = detection
    ? `automatic detection (${detection === 'unsearched' ? 'not searched for' : 'found nothing by DNS'}), then `
    : '';
  const cause = settings.find(({ id }) => id === setting)?.source;
  const unset = component === 'push' ? 'it takes no proxy' : 'no setting decides';
  const next = fallback.route === route ? '' : `; where it fails: ${fallback.route}`;
  return `${first}${route} (${cause ? `by ${cause}` : unset}${next})`.replaceAll('\n', ' ');
}

/** Ways by the reason for which they lost. */
function lostText({ losers }: ComponentWay): string {
  const byReason = Map.groupBy(
    losers.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because)),
    ({ because }) => because,
  );
  const parts = [...byReason].map(
    ([because, ways]: readonly [LostWay, typeof losers]) =>
      `${namesOf(ways, because)} (${whyLost[because]})`,
  );
  return parts.length === 0 ? '' : `not taken: ${parts.join('; ')}`;
}

/** What a component does not read at all is many ways, and each of them tells so itself. */
function namesOf(ways: ComponentWay['losers'], because: LostWay): string {
  const isMany = ways.length > mostNamed && (because === 'not-read' || because === 'no-proxy');
  return isMany ? `${ways.length} other ways` : ways.map(({ route }) => route).join(', ');
}

function indented(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = escapeTerminal(text, { max: 2000 });
  return wrapText(shown, { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 ? indent : indent + 2)}${line}`,
  );
}
