import { type ComponentWay, type Detection, detections } from '../../../model/component.ts';
import type { AuditHead } from '../../../model/report.ts';
import { joined, outside, say, type Text } from '../../text/say.ts';
import { componentNames } from '../../words/settings/component-words.ts';

type ComponentWays = Pick<AuditHead, 'components' | 'settings'>;

/** The way of a component with what decides it, in a few words. */
export function wayOfComponent(
  { component, route, setting }: ComponentWay,
  head: ComponentWays,
): Text {
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
