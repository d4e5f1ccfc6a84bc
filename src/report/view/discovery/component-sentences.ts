import { type ComponentWay, type Detection, detections } from '../../../model/component.ts';
import type { AuditHead } from '../../../model/report.ts';
import { escapeTerminal } from '../../text/escape-terminal.ts';
import { componentNames } from '../../words/settings/component-words.ts';

type Told = Pick<AuditHead, 'components' | 'settings'>;

/** The way of a component with what decides it, in a few words. Escaped for a terminal. */
export function wayOfComponent({ component, route, setting }: ComponentWay, head: Told): string {
  const source = head.settings.find(({ id }) => id === setting)?.source;
  const unset = component === 'push' ? 'it takes no proxy' : 'no setting decides';
  const cause = source === undefined ? unset : `by ${source}`;
  return escapeTerminal(`${route}, ${cause}`, { max: 300 });
}

/**
 * What a report says of the ways of components, one short sentence each: who goes another way than
 * the first of them, and for whom automatic detection comes first, with what came of it.
 */
export function componentSentences(head: Told): readonly string[] {
  const { components = [] } = head;
  const [first] = components;
  const others = components
    .filter(({ route }) => route !== first?.route)
    .map((one) => `${componentNames[one.component]}: ${wayOfComponent(one, head)}`);
  return [...others, ...detections.flatMap((one) => detecting(components, one))];
}

function detecting(components: readonly ComponentWay[], detection: Detection): string[] {
  const names = components
    .filter((one) => one.detection === detection)
    .map(({ component }) => componentNames[component]);
  return names.length === 0 ? [] : [`${outcomes[detection]}: ${names.join(', ')}`];
}

const outcomes: Readonly<Record<Detection, string>> = {
  unsearched: 'automatic detection comes first, and was not searched for',
  'found-nothing': 'automatic detection comes first, and found nothing by DNS (DHCP was not asked)',
};
