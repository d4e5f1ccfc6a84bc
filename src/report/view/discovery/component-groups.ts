import {
  type Component,
  type ComponentWay,
  inference,
  type LostWay,
} from '../../../model/route/component.ts';
import type { Setting } from '../../../model/route/route.ts';
import { joined, named, outside, plainText, say, type Text } from '../../text/say.ts';
import { componentNames } from '../../words/settings/component-words.ts';
import { lostWords } from '../../words/settings/lost-words.ts';

/** Components that go alike, and their way, step by step. */
export interface ComponentGroup {
  readonly names: readonly Text[];
  readonly steps: readonly WayStep[];
}

/** A piece of a way: what comes first, what then, what where that fails, why each other way lost. */
export interface WayStep {
  readonly name: 'first' | 'else' | 'fallback' | 'instead' | 'doubt' | 'not taken';
  readonly text: Text;
}

/** The way of every component of a machine; components that go alike stand together. */
export function componentGroups(
  components: readonly ComponentWay[],
  settings: readonly Setting[],
): readonly ComponentGroup[] {
  const ways = components.map(({ component, ...one }) => ({
    name: say`${componentNames[component]}${onlyOn[component]}`,
    steps: stepsOf({ component, ...one }, settings),
  }));
  const groups = Map.groupBy(ways, ({ steps }) =>
    steps.map(({ name, text }) => `${name}\0${plainText(text)}`).join('\0'),
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ names: alike.map(({ name }) => name), steps: first.steps }] : [];
  });
}

/** Who is not on every Windows, so that nobody looks for it where it cannot be. */
const onlyOn: Partial<Record<Component, Text>> = {
  'unified-agent': say` (Server 2012 R2 and 2016 alone)`,
  'monitoring-agent': say` (older Windows alone)`,
};

function stepsOf(one: ComponentWay, settings: readonly Setting[]): readonly WayStep[] {
  const { route, fallback, detection } = one;
  // Where detection finds nothing and nothing is set, there is no other way to infer.
  const isInferred = one.basis === inference && (!detection || one.setting !== undefined);
  const taken = say`${named(route)}${isInferred ? inferred : undefined}${causeOf(one, settings)}`;
  const steps: readonly WayStep[] = [
    ...(detection ? [{ name: 'first' as const, text: detectionText(one, settings) }] : []),
    { name: detection ? 'else' : 'first', text: taken },
    { name: 'fallback', text: fallback.route === route ? noneText(one) : fallbackText(one) },
    { name: 'instead', text: insteadText(one) },
    { name: 'doubt', text: doubtText(one, settings) },
    // Who takes no other way whatever has said so already.
    { name: 'not taken', text: isAlone(one) ? [] : lostText(one) },
  ];
  return steps.filter(({ text }) => text.length > 0);
}

const inferred = say` (inference)`;

function detectionText(
  { detection, detectionBy = '', detectionBasis }: ComponentWay,
  settings: readonly Setting[],
): Text {
  const by = placeOf(detectionBy, settings);
  const became =
    detection === 'unsearched' ? say`not searched for here` : say`found nothing by DNS`;
  const on = by === undefined ? say`on where nothing is set` : say`on by ${by}`;
  const basis = detectionBasis === inference ? inferred : undefined;
  return say`automatic detection${basis}, ${on}: ${became}`;
}

/** The setting that decides, or why none does. */
function causeOf(one: ComponentWay, settings: readonly Setting[]): Text {
  const { component, setting, detection, detectionBy = '' } = one;
  const source = settings.find(({ id }) => id === setting)?.source;
  if (source !== undefined) return say`, by ${outside(source)}${offText(one, settings)}`;
  if (component === 'push') return say`: it takes no proxy`;
  const nothing = say`: nothing that it reads names a usable way`;
  return detection || detectionBy === '' ? nothing : say`${nothing}${offText(one, settings)}`;
}

function offText({ detection, detectionBy }: ComponentWay, settings: readonly Setting[]): Text {
  if (detection !== undefined || detectionBy === undefined) return [];
  const by = placeOf(detectionBy, settings);
  return say`; automatic detection is off${by && say` by ${by}`}`;
}

/** The place of the setting that has detection on or off; undefined for none. */
function placeOf(id: string, settings: readonly Setting[]): Text | undefined {
  const source = id.startsWith('default:')
    ? undefined
    : settings.find((one) => one.id === id)?.source;
  return source === undefined ? undefined : outside(source.replace(/, automatic detection$/, ''));
}

/** Direct has nothing behind it; another way that falls back to itself is said to have none. */
function noneText({ route, fallback }: ComponentWay): Text {
  const isStated = route !== 'direct' && fallback.basis !== inference;
  return isStated ? say`none: the download fails` : [];
}

/** Behind a stated fallback comes none (WindowsDefender.admx: the PAC file, then no proxy). */
function fallbackText({ component, fallback: { route, basis } }: ComponentWay): Text {
  if (route === 'direct') return basis === inference ? say`direct (inference)` : say`direct`;
  if (component === 'windows-update' && basis !== inference) {
    return say`${named(route)}, as the user who is signed in; its reports take that way first`;
  }
  return basis === inference
    ? say`${named(route)} (inference); what comes then is not documented`
    : say`${named(route)}, then direct`;
}

/** The way of a VPN or a modem, which replaces the settings of the account. */
function insteadText({ losers }: ComponentWay): Text {
  const own = losers.filter(({ because }) => because === 'while-connected');
  if (own.length === 0) return [];
  return say`${namesOf(own)}, while this connection is in use; its fallback is not documented`;
}

/** What is malformed may count all the same. */
function doubtText({ flawed = [] }: ComponentWay, settings: readonly Setting[]): Text {
  const sources = settings
    .filter(({ id }) => flawed.includes(id))
    .map(({ source }) => outside(source));
  if (sources.length === 0) return [];
  const [are, it] = sources.length > 1 ? [say`are`, say`them`] : [say`is`, say`it`];
  return say`${joined(sources, ', ')} ${are} malformed and taken as unset here; what this component makes of ${it} is documented nowhere`;
}

function isAlone({ component, setting }: ComponentWay): boolean {
  return component === 'push' && setting === undefined;
}

const order: readonly LostWay[] = [
  'in-part',
  'later',
  'per-machine',
  'per-user',
  'detection-off',
  'cannot',
  'not-read',
  'no-proxy',
];

/** Ways by the reason for which they lost, but for those that are told already. */
function lostText({ losers }: ComponentWay): Text {
  const lost = losers.filter(
    ({ because }) => because !== 'fallback' && because !== 'while-connected',
  );
  const byReason = Map.groupBy(
    lost.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because)),
    ({ because }) => because,
  );
  const parts = [...byReason].map(
    ([because, ways]) => say`${namesOf(ways)} (${lostWords[because]})`,
  );
  return joined(parts, '; ');
}

function namesOf(ways: readonly { readonly route: string }[]): Text {
  return joined(
    ways.map(({ route }) => named(route)),
    ', ',
  );
}
