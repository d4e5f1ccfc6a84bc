import { joined, named, outside, say, type Text } from '../../text/say.ts';
import { routeWords } from '../../words/settings/route-words.ts';
import type { ShownDiscovery } from './shown-discovery.ts';

/** For whom the words hold: beside the settings of another machine stand several components. */
export function whose({ components }: Pick<ShownDiscovery, 'components'>): Text | undefined {
  if (components === undefined) return undefined;
  const isWindows = components.some(({ component }) => component === 'sensor');
  return isWindows ? say`sensor` : say`agent`;
}

/** Which way the sensor's or the agent's traffic takes, why, and what is in doubt. */
export function conclusion(discovery: ShownDiscovery): Text {
  const { routes, settings, detection, dhcp, components = [] } = discovery;
  const route = routes.find(({ effective }) => effective);
  if (route === undefined) return say`No way out is in effect.`;
  const who = whose(discovery);
  const effect = who ? say`In effect for the ${who}` : say`In effect`;
  const [first] = route.settings;
  const cause = settings.find(({ id }) => id === first);
  const reader = who ? say`no setting that the ${who} reads` : say`no setting`;
  const ofHttp = settings.find(({ id, note }) => note === 'for-http' && !id.endsWith(':bypass'));
  const beside = ofHttp && say`, and for http: ${outside(ofHttp.source)}`;
  const why = cause
    ? say`${outside(cause.source)} decides${beside}`
    : say`${reader} names another way`;
  const way = say`${routeWords(route)} (${why})${doubtOf(components, settings)}`;
  const said =
    detection === undefined
      ? say`${effect}: ${way}.`
      : detection === 'unsearched'
        ? say`${effect}: automatic detection first, which was not searched for here (--wpad searches; an option of DHCP comes before DNS). Where it finds nothing: ${way}.`
        : say`Automatic detection comes first, and found nothing by DNS; what DHCP says stands above. ${effect}: ${way}.`;
  const unasked =
    dhcp &&
    say` Automatic detection was not searched for: DHCP option 252, which comes before DNS, was not asked (--wpad).`;
  const connected = connectedText(components, discovery);
  return say`${said}${unasked}${connected}${witnessText(settings)}`;
}

/** What is malformed and comes before the sensor's way, or beside it. */
function doubtOf(
  components: NonNullable<ShownDiscovery['components']>,
  settings: ShownDiscovery['settings'],
): Text {
  const [first] = components;
  const flawed = settings.filter(({ id }) => first?.flawed?.includes(id));
  const sources = flawed.map(({ source }) => outside(source));
  return sources.length === 0
    ? []
    : say`, unless the malformed ${joined(sources, ', ')} counts after all`;
}

/** What the sensor said of itself, which is newer than what is written down, or older. */
function witnessText(settings: ShownDiscovery['settings']): Text {
  const one = settings.find(({ id }) => id === 'analyzer:proxy');
  if (one === undefined) return [];
  const proxy = one.raw === '' ? say`no proxy` : named(one.raw);
  return say` A witness: the sensor told the analyzer of ${proxy} (${outside(one.source)}).`;
}

/** A VPN or a modem with settings of its own changes the sensor's way while it is in use. */
function connectedText(
  components: NonNullable<ShownDiscovery['components']>,
  { routes, settings }: ShownDiscovery,
): Text {
  const sensor = components.find(({ component }) => component === 'sensor');
  const own = sensor?.losers.find(({ because }) => because === 'while-connected');
  if (own === undefined) return [];
  const route = routes.find(({ id }) => id === own.route);
  const [first] = route?.settings ?? [];
  const way = route ? say`${routeWords(route)} (${named(route.id)})` : named(own.route);
  const source = settings.find(({ id }) => id === first)?.source ?? own.route;
  return say` But while ${outside(source.replace(/, PAC file$/, ''))} is in use: ${way} instead.`;
}
