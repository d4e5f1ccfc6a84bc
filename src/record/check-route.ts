import { findingKinds } from '../model/finding/finding.ts';
import { bypassDialects } from '../model/route/bypass.ts';
import { type ComponentWay, components, detections, lostWays } from '../model/route/component.ts';
import {
  type GuideItem,
  guideFaults,
  guideItemStates,
  guideValues,
} from '../model/route/guide-item.ts';
import {
  type ProxyServer,
  type Route,
  type Setting,
  settingFlaws,
  settingNotes,
  type Way,
} from '../model/route/route.ts';
import { asRecord, type Check, listOf, oneOf, optional, shape, text, truth } from './check.ts';
import { host, port } from './check-places.ts';

const maxBypasses = 1000;
const maxLosers = 1000;
const proxyKinds = ['http', 'https', 'socks5', 'socks4'] as const;

/** A proxy, wherever a saved audit names one. */
export const proxy: Check<ProxyServer> = shape<ProxyServer>({
  kind: oneOf(proxyKinds),
  host,
  port,
});

/** One entry of a PAC file's answer. */
export const way: Check<Way> = (value) =>
  asRecord(value)?.['kind'] === 'direct' ? undefined : proxy(value);

const proxyForHttp: Check<ProxyServer | 'direct'> = (value) =>
  value === 'direct' ? undefined : proxy(value);

export const route: Check<Route> = shape<Route>({
  id: text,
  kind: oneOf(['direct', ...proxyKinds, 'pac']),
  proxy: optional(proxy),
  proxyForHttp: optional(proxyForHttp),
  bypass: optional(listOf(text, maxBypasses)),
  bypassDialect: optional(oneOf(bypassDialects)),
  pac: optional(text),
  effective: truth,
  settings: listOf(text),
});

export const componentWay: Check<ComponentWay> = shape<ComponentWay>({
  component: oneOf(components),
  route: text,
  setting: optional(text),
  basis: text,
  fallback: shape({ route: text, basis: text }),
  detection: optional(oneOf(detections)),
  detectionBasis: optional(text),
  detectionBy: optional(text),
  flawed: optional(listOf(text, maxLosers)),
  losers: listOf(shape({ route: text, because: oneOf(lostWays) }), maxLosers),
});

export const setting: Check<Setting> = shape<Setting>({
  id: text,
  source: text,
  scope: text,
  raw: text,
  value: optional(text),
  problems: listOf(oneOf(findingKinds)),
  flaw: optional(oneOf(settingFlaws)),
  note: optional(oneOf(settingNotes)),
  wins: truth,
  lostBecause: optional(text),
});

export const guideItem: Check<GuideItem> = shape<GuideItem>({
  name: oneOf(guideValues),
  key: text,
  state: oneOf(guideItemStates),
  value: optional(text),
  fault: optional(oneOf(guideFaults)),
  flaw: optional(oneOf(settingFlaws)),
  due: optional(oneOf([true])),
});
