import { proxyUrl } from '../../../../model/address/endpoint.ts';
import type { ComponentWay } from '../../../../model/route/component.ts';
import type { TakenWay, WayRow } from '../../../../model/route/way-row.ts';
import { joined, named, outside, say, type Text } from '../../../text/say.ts';
import { componentNames, detectionWords } from '../../../words/settings/component-words.ts';
import { lostWords } from '../../../words/settings/lost-words.ts';
import type { ShownWays } from './shown-ways.ts';

/** A component with its way: what decides, what comes where that fails, and why each other way lost. */
export interface WayTexts {
  readonly name: Text;
  readonly way: Text;
  readonly cause: Text;
  readonly next: Text;
  /** Empty where there is no other way. */
  readonly lost: Text;
}

/** The ways of the components that ask for a URL. */
export function wayTexts({ components, rows, settings }: ShownWays): readonly WayTexts[] {
  const asked = new Set(rows.map(({ component }) => component));
  return components
    .filter(({ component }) => asked.has(component))
    .map((one) => textsOfWay(one, settings));
}

function textsOfWay(one: ComponentWay, settings: ShownWays['settings']): WayTexts {
  const { component, route, setting, basis, detection, losers } = one;
  const cause = settings.find(({ id }) => id === setting)?.source ?? setting;
  const decides = cause ? say`${outside(cause)} decides` : say`no setting decides`;
  const first = detection && say`${detectionWords[detection]}, then `;
  const lost = losers
    .filter(({ because }) => because !== 'fallback')
    .map(({ route: other, because }) => say`${named(other)}: ${lostWords[because]}`);
  return {
    name: componentNames[component],
    way: say`${first}${named(route)}`,
    cause: say`${decides} (${outside(basis)})`,
    next: nextText(one),
    lost: joined(lost, '; '),
  };
}

/** The fallback with its basis; the way itself stands for none. */
function nextText({ route, fallback }: ComponentWay): Text {
  const isNone = fallback.route === route && route !== 'direct';
  return say`${isNone ? say`nothing` : named(fallback.route)} (${outside(fallback.basis)})`;
}

/** The way that a component takes to one URL. */
export function wayOfRow({ way, detection }: WayRow): Text {
  return say`${detection === 'unsearched' ? say`detection, then ` : undefined}${wayText(way)}`;
}

function wayText({ route, kind, proxy, pac, bypassedBy }: TakenWay): Text {
  if (kind === 'pac') return say`as the PAC file ${named(pac ?? '')} says (${named(route)})`;
  if (proxy !== undefined) return say`${named(proxyUrl(proxy))} (${named(route)})`;
  return bypassedBy ? say`direct, by ${named(bypassedBy)} of ${named(route)}` : say`direct`;
}
