import { escapeTerminal } from '../../../text/escape-terminal.ts';
import type { ShownDiscovery } from '../../../view/discovery/shown-discovery.ts';
import { routeText } from './route-text.ts';

/** For whom the words hold: beside the settings of another machine stand several components. */
export function whose({ components }: ShownDiscovery): 'sensor' | 'agent' | undefined {
  if (components === undefined) return undefined;
  return components.some(({ component }) => component === 'sensor') ? 'sensor' : 'agent';
}

/** The last line: which way the sensor's or the agent's traffic takes, why, and what is in doubt. */
export function conclusion(discovery: ShownDiscovery): string {
  const { routes, settings, detection, dhcp, components = [] } = discovery;
  const route = routes.find(({ effective }) => effective);
  if (route === undefined) return 'No way out is in effect.';
  const who = whose(discovery);
  const effect = who ? `In effect for the ${who}` : 'In effect';
  const [first] = route.settings;
  const cause = settings.find(({ id }) => id === first);
  const reader = who ? `no setting that the ${who} reads` : 'no setting';
  const ofHttp = settings.find(({ id, note }) => note === 'for-http' && !id.endsWith(':bypass'));
  const beside = ofHttp ? `, and for http: ${ofHttp.source}` : '';
  const why = cause ? `${cause.source} decides${beside}` : `${reader} names another way`;
  const way = `${routeText(route)} (${why})${doubtOf(components, settings)}`;
  const said =
    detection === undefined
      ? `${effect}: ${way}.`
      : detection === 'unsearched'
        ? `${effect}: automatic detection first, which was not searched for here (--wpad searches; an option of DHCP comes before DNS). Where it finds nothing: ${way}.`
        : `Automatic detection comes first, and found nothing by DNS; what DHCP says stands above. ${effect}: ${way}.`;
  const unasked =
    dhcp === undefined
      ? ''
      : ' Automatic detection was not searched for: DHCP option 252, which comes before DNS, was not asked (--wpad).';
  const connected = connectedText(components, discovery);
  return escapeTerminal(`${said}${unasked}${connected}${witnessText(settings)}`, { max: 1200 });
}

/** What is malformed and comes before the sensor's way, or beside it. */
function doubtOf(
  components: NonNullable<ShownDiscovery['components']>,
  settings: ShownDiscovery['settings'],
): string {
  const [first] = components;
  const sources = settings.filter(({ id }) => first?.flawed?.includes(id)).map((one) => one.source);
  return sources.length === 0
    ? ''
    : `, unless the malformed ${sources.join(', ')} counts after all`;
}

/** What the sensor said of itself, which is newer than what is written down, or older. */
function witnessText(settings: ShownDiscovery['settings']): string {
  const one = settings.find(({ id }) => id === 'analyzer:proxy');
  if (one === undefined) return '';
  return ` A witness: the sensor told the analyzer of ${one.raw || 'no proxy'} (${one.source}).`;
}

/** A VPN or a modem with settings of its own changes the sensor's way while it is in use. */
function connectedText(
  components: NonNullable<ShownDiscovery['components']>,
  { routes, settings }: ShownDiscovery,
): string {
  const sensor = components.find(({ component }) => component === 'sensor');
  const own = sensor?.losers.find(({ because }) => because === 'while-connected');
  const route = routes.find(({ id }) => id === own?.route);
  const [first] = route?.settings ?? [];
  const way = route ? `${routeText(route)} (${route.id})` : own?.route;
  const source = settings.find(({ id }) => id === first)?.source ?? own?.route;
  return own === undefined
    ? ''
    : ` But while ${source?.replace(/, PAC file$/, '')} is in use: ${way} instead.`;
}
