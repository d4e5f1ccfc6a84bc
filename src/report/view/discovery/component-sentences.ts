import type { AuditHead } from '../../../model/audit/report.ts';
import { type ComponentWay, type Detection, detections } from '../../../model/route/component.ts';
import { joined, named, outside, say, type Text } from '../../text/say.ts';
import { componentNames, detectionWords } from '../../words/settings/component-words.ts';

type ComponentWays = Pick<AuditHead, 'components' | 'settings'>;

/** The way of a component with what decides it, in a few words. */
function wayOfComponent({ component, route, setting }: ComponentWay, head: ComponentWays): Text {
  const source = head.settings.find(({ id }) => id === setting)?.source;
  const unset = component === 'push' ? say`it takes no proxy` : say`no setting decides`;
  const cause = source === undefined ? unset : say`by ${outside(source)}`;
  return say`${outside(route)}, ${cause}`;
}

/**
 * What a report says of the ways of components, one short sentence each: who goes another way than
 * the first of them, and for whom automatic detection comes first, with what came of it.
 */
export function componentSentences(head: ComponentWays): readonly Text[] {
  const { components = [] } = head;
  const [first] = components;
  const others = components
    .filter(({ route }) => route !== first?.route)
    .map((one) => say`${componentNames[one.component]}: ${wayOfComponent(one, head)}`);
  return [...others, ...detections.flatMap((one) => detecting(components, one))];
}

/** What a plan says of each component: its way, what decides it, and the fallback, a sentence each. */
export function plannedSentences(head: ComponentWays): readonly Text[] {
  const { components = [] } = head;
  const sentences = components.map((one) => {
    const { component, basis, fallback, detection } = one;
    const first = detection && say`${detectionWords[detection]}, then `;
    const next = say`; where it fails: ${named(fallback.route)} (${outside(fallback.basis)})`;
    const way = say`${componentNames[component]}: ${first}${wayOfComponent(one, head)} (${outside(basis)})`;
    return fallback.route === one.route ? way : say`${way}${next}`;
  });
  const isSearching = components.some(({ detection }) => detection === 'unsearched');
  return isSearching ? [...sentences, searching] : sentences;
}

const searching = say`The audit itself searches for a PAC file by DNS first, and goes by what it finds.`;

function detecting(components: readonly ComponentWay[], detection: Detection): Text[] {
  const names = components
    .filter((one) => one.detection === detection)
    .map(({ component }) => componentNames[component]);
  return names.length === 0 ? [] : [say`${outcomes[detection]}: ${joined(names, ', ')}`];
}

const outcomes: Readonly<Record<Detection, Text>> = {
  unsearched: say`automatic detection comes first, and was not searched for`,
  'found-nothing': say`automatic detection comes first, and found nothing by DNS (DHCP was not asked)`,
};
