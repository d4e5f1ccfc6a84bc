import {
  type Component,
  type ComponentWay,
  inference,
  type LostWay,
} from '../../../../model/component.ts';
import type { Setting } from '../../../../model/route.ts';
import { escapeTerminal } from '../../../text/escape-terminal.ts';
import { plainText } from '../../../text/say.ts';
import { stableJson } from '../../../text/stable-json.ts';
import { wrapText } from '../../../text/wrap-text.ts';
import { componentNames } from '../../../words/settings/component-words.ts';
import type { Layout } from '../table-options.ts';
import { whyLost } from './ways.ts';

const labelWidth = 11;
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

/** Who is not on every Windows, so that nobody looks for it where it cannot be. */
const onlyOn: Partial<Record<Component, string>> = {
  'unified-agent': ' (Server 2012 R2 and 2016 alone)',
  'monitoring-agent': ' (older Windows alone)',
};

interface Shown {
  readonly components?: readonly ComponentWay[];
  readonly settings: readonly Setting[];
  /** The names that automatic detection asks DNS for. */
  readonly wpadNames?: readonly string[];
}

/**
 * The way of every component of a machine: what comes first, what then, what where that fails, and
 * why each other way lost; components that go alike stand together. Last what a fallback is.
 */
export function discoveredComponents(
  { components = [], settings, wpadNames = [] }: Shown,
  layout: Layout,
): readonly string[] {
  const groups = Map.groupBy(components, (one) => stableJson(fieldsOf(one, settings)));
  const lines = [...groups.values()].flatMap((alike) => {
    const [one] = alike;
    const names = alike.map(
      ({ component }) => plainText(componentNames[component]) + (onlyOn[component] ?? ''),
    );
    return [
      ...wrapped(names.join(', '), { layout, indent: 2 }),
      ...(one ? fieldsOf(one, settings) : []).flatMap(([label, text]) => {
        const indent = 4 + labelWidth;
        return wrapped(text, { layout, indent }).map((line, at) =>
          at === 0 ? `    ${label.padEnd(labelWidth)}${line.trimStart()}` : line,
        );
      }),
    ];
  });
  const said = [
    ...components.flatMap(({ component }) => onlyOn[component] ?? []),
    ...[...groups.values()].flatMap(([one]) => (one ? fieldsOf(one, settings).flat() : [])),
  ];
  const isDetecting = components.some(({ detection }) => detection !== undefined);
  const asked = isDetecting ? wrapped(askedText(wpadNames), { layout, indent: 2 }) : [];
  return [...lines, ...asked.map((line) => layout.paint('dim', line)), ...legend(said, layout)];
}

/** What automatic detection asks: WinHttpDetectAutoProxyConfigUrl has DHCP first. */
function askedText(names: readonly string[]): string {
  const dns = names.join(', ') || 'wpad. and its DNS suffix, which was not read';
  return `Automatic detection asks DHCP for option 252, then DNS for ${dns}.`;
}

/** What the words mean that were said. */
function legend(said: readonly string[], layout: Layout): readonly string[] {
  return meanings
    .filter(([word]) => said.some((text) => word.test(text)))
    .flatMap(([, meaning]) => wrapped(meaning, { layout, indent: 2 }))
    .map((line) => layout.paint('dim', line));
}

const meanings: readonly (readonly [word: RegExp, meaning: string])[] = [
  [
    /\(inference\)/,
    '(inference): no page of Microsoft says that what stands before it comes at this place.',
  ],
  [/^else$/, 'else: where automatic detection finds no PAC file.'],
  [
    /^fallback$/,
    'fallback: where the proxy that is set cannot be reached, or the PAC file not be fetched.',
  ],
  [
    /-pac|, PAC file|ProxyPacUrl|wpad|automatic detection(?: \(inference\))?, on/,
    "A PAC file that was fetched decides alone. Where its first proxy is down, its next one is tried, or the request fails at once (Microsoft's pages disagree); no other way of this list is tried.",
  ],
  [/older Windows/, 'older Windows: 7, 8.1, Server 2008 R2; 2012 R2, 2016 with the old agent.'],
];

type Field = readonly [label: string, text: string];

function fieldsOf(one: ComponentWay, settings: readonly Setting[]): readonly Field[] {
  const { route, fallback, detection } = one;
  // Where detection finds nothing and nothing is set, there is no other way to infer.
  const isInferred = one.basis === inference && (!detection || one.setting !== undefined);
  const taken = `${route}${isInferred ? ' (inference)' : ''}${causeOf(one, settings)}`;
  const fields: readonly Field[] = [
    ...(detection
      ? ([
          ['first', detectionText(one, settings)],
          ['else', taken],
        ] as const)
      : ([['first', taken]] as const)),
    ['fallback', fallback.route === route ? noneText(one) : fallbackText(one)],
    ['instead', insteadText(one)],
    ['doubt', doubtText(one, settings)],
    // Who takes no other way whatever has said so already.
    ['not taken', isAlone(one) ? '' : lostText(one)],
  ];
  return fields.filter(([, text]) => text !== '');
}

/** Behind a stated fallback comes none (WindowsDefender.admx: the PAC file, then no proxy). */
function fallbackText({ component, fallback: { route, basis } }: ComponentWay): string {
  if (route === 'direct') return basis === inference ? 'direct (inference)' : 'direct';
  if (component === 'windows-update' && basis !== inference) {
    return `${route}, as the user who is signed in; its reports take that way first`;
  }
  return basis === inference
    ? `${route} (inference); what comes then is not documented`
    : `${route}, then direct`;
}

/** Direct has nothing behind it; another way that falls back to itself is said to have none. */
function noneText({ route, fallback }: ComponentWay): string {
  const isStated = route !== 'direct' && fallback.basis !== inference;
  return isStated ? 'none: the download fails' : '';
}

/** What is malformed may count all the same. */
function doubtText({ flawed = [] }: ComponentWay, settings: readonly Setting[]): string {
  const sources = settings.filter(({ id }) => flawed.includes(id)).map(({ source }) => source);
  if (sources.length === 0) return '';
  const [are, it] = sources.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return `${sources.join(', ')} ${are} malformed and taken as unset here; what this component makes of ${it} is documented nowhere`;
}

function isAlone({ component, setting }: ComponentWay): boolean {
  return component === 'push' && setting === undefined;
}

function detectionText(
  { detection, detectionBy = '', detectionBasis }: ComponentWay,
  settings: readonly Setting[],
): string {
  const by = placeOf(detectionBy, settings);
  const became = detection === 'unsearched' ? 'not searched for here' : 'found nothing by DNS';
  const on = by === undefined ? 'on where nothing is set' : `on by ${by}`;
  const basis = detectionBasis === inference ? ' (inference)' : '';
  return `automatic detection${basis}, ${on}: ${became}`;
}

/** The setting that decides, or why none does. */
function causeOf(one: ComponentWay, settings: readonly Setting[]): string {
  const { component, setting, detection, detectionBy = '' } = one;
  const source = settings.find(({ id }) => id === setting)?.source;
  if (source !== undefined) return `, by ${source}${offText(one, settings)}`;
  if (component === 'push') return ': it takes no proxy';
  const nothing = ': nothing that it reads names a usable way';
  return detection || detectionBy === '' ? nothing : `${nothing}${offText(one, settings)}`;
}

function offText({ detection, detectionBy }: ComponentWay, settings: readonly Setting[]): string {
  if (detection !== undefined || detectionBy === undefined) return '';
  const by = placeOf(detectionBy, settings);
  return `; automatic detection is off${by === undefined ? '' : ` by ${by}`}`;
}

/** The place of the setting that has detection on or off; undefined for none. */
function placeOf(id: string, settings: readonly Setting[]): string | undefined {
  const source = id.startsWith('default:')
    ? undefined
    : settings.find((one) => one.id === id)?.source;
  return source?.replace(/, automatic detection$/, '');
}

/** The way of a VPN or a modem, which replaces the settings of the account. */
function insteadText({ losers }: ComponentWay): string {
  const own = losers.filter(({ because }) => because === 'while-connected');
  const names = own.map(({ route }) => route).join(', ');
  return names && `${names}, while this connection is in use; its fallback is not documented`;
}

/** Ways by the reason for which they lost, but for those that are told already. */
function lostText({ losers }: ComponentWay): string {
  const lost = losers.filter(
    ({ because }) => because !== 'fallback' && because !== 'while-connected',
  );
  const byReason = Map.groupBy(
    lost.toSorted((a, b) => order.indexOf(a.because) - order.indexOf(b.because)),
    ({ because }) => because,
  );
  const parts = [...byReason].map(
    ([because, ways]: readonly [LostWay, typeof lost]) =>
      `${ways.map(({ route }) => route).join(', ')} (${whyLost[because]})`,
  );
  return parts.join('; ');
}

function wrapped(
  text: string,
  { layout, indent }: { readonly layout: Layout; readonly indent: number },
): readonly string[] {
  const shown = escapeTerminal(text, { max: 2000 });
  return wrapText(shown, { width: layout.width - indent - 2 }).map(
    (line, index) => `${' '.repeat(index === 0 || indent > 2 ? indent : indent + 2)}${line}`,
  );
}
