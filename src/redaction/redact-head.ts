import type { AuditHead, AuditOptions } from '../model/audit/report.ts';
import { isBypassed } from '../model/route/bypass.ts';
import type { ComponentWay } from '../model/route/component.ts';
import type { ProxyServer, Route } from '../model/route/route.ts';
import type { OnlyCells } from '../model/standing/only-cells.ts';
import { isDay, type Waiver } from '../model/standing/waiver.ts';
import type { CatalogueSource, Reason, Target } from '../model/target/target.ts';
import { fingerprintOf } from './redact-certificate.ts';
import { redactGuideItem, redactSetting, redactSettingId } from './redact-setting.ts';
import { redactUrl } from './redact-url.ts';
import type { Redaction } from './redaction.ts';

/** The head of an audit with all that names a company replaced; says that it was. */
export function redactHead(head: AuditHead, redaction: Redaction): AuditHead {
  const { environment, checklist, controls, components } = head;
  const target = (one: Target): Target => redactTarget(one, redaction);
  return {
    ...head,
    environment: {
      ...environment,
      system: systemOf(environment.system),
      resolvers: environment.resolvers.map(redaction.names.place),
    },
    options: redactOptions(head.options, redaction),
    settings: head.settings.map((one) => redactSetting(one, redaction)),
    ...(checklist && { checklist: checklist.map((one) => redactGuideItem(one, redaction)) }),
    routes: head.routes.map((one) => redactRoute(one, redaction)),
    ...(components && { components: components.map((one) => redactWay(one, redaction)) }),
    targets: head.targets.map(target),
    ...(controls && { controls: controls.map(target) }),
    sources: head.sources.map((one) => redactSource(one, redaction)),
  };
}

/** `linux 6.1.0 x64`: who builds kernels of his own gives them names. */
function systemOf(text: string): string {
  const [, name = '', release = '', rest = ''] =
    /^(linux|darwin|win32|freebsd|openbsd|sunos|aix|android) (\d+(?:\.\d+)*)\S* (arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)$/.exec(
      text,
    ) ?? [];
  return name === '' ? 'unknown' : `${name} ${release} ${rest}`;
}

function redactOptions(options: AuditOptions, redaction: Redaction): AuditOptions {
  const { catalogue, compareResolver, expectRoots, fixed, site, config, waivers, only } = options;
  const { names } = redaction;
  return {
    ...options,
    redacted: true,
    ...(catalogue !== undefined && { catalogue: names.word(catalogue, 'list') }),
    regions: options.regions.map((region) => names.word(region, 'region')),
    ...(compareResolver !== undefined && { compareResolver: names.place(compareResolver) }),
    ...(expectRoots && { expectRoots: expectRoots.map((one) => fingerprintOf(one, redaction)) }),
    ...(fixed && { fixed: fixed.map(names.place) }),
    ...(waivers && { waivers: waivers.map((one) => redactWaiver(one, redaction)) }),
    ...(only && { only: redactOnly(only, redaction) }),
    ...(site !== undefined && { site: names.number(site, 'site') }),
    ...(config && {
      config: {
        file: names.word(config.file, 'file'),
        ...(config.profile !== undefined && { profile: names.word(config.profile, 'profile') }),
      },
    }),
  };
}

function redactOnly({ after, ...only }: OnlyCells, redaction: Redaction): OnlyCells {
  if (!after) return only;
  const cells = after.cells.map((cell) => ({
    ...cell,
    url: redactUrl(cell.url, redaction),
    route: redactRouteId(cell.route, redaction),
  }));
  return { ...only, after: { ...after, cells } };
}

/** What a person wrote is no part of what others may read. */
function redactWaiver(waiver: Waiver, redaction: Redaction): Waiver {
  const { target, route, reason } = waiver;
  const { names } = redaction;
  return {
    ...waiver,
    target: target.includes('://') ? redactUrl(target, redaction) : names.host(target),
    ...(route !== undefined && { route: redactRouteId(route, redaction) }),
    until: isDay(waiver.until) ? waiver.until : names.number(waiver.until, 'day'),
    reason: names.number(reason, 'reason'),
  };
}

/** The name of a route, wherever one is named. */
export function redactRouteId(id: string, redaction: Redaction): string {
  if (/^(?:pac\+)?[a-z][a-z\d]{1,7}:/i.test(id) && id.includes(':'))
    return redactUrl(id, redaction);
  return /^[a-z][a-z-]{1,40}$/.test(id) ? id : redaction.names.number(id, 'route');
}

function redactRoute(route: Route, redaction: Redaction): Route {
  const { proxy, proxyForHttp, bypass, pac } = route;
  return {
    ...route,
    id: redactRouteId(route.id, redaction),
    ...(proxy && { proxy: redactServer(proxy, redaction) }),
    ...(proxyForHttp && {
      proxyForHttp:
        proxyForHttp === 'direct' ? proxyForHttp : redactServer(proxyForHttp, redaction),
    }),
    ...(bypass && {
      bypass: bypass.map((entry) => redactEntry(entry, redaction)),
    }),
    ...(pac !== undefined && { pac: redactUrl(pac, redaction) }),
    settings: route.settings.map((one) => redactSettingId(one, redaction)),
  };
}

/** Of an entry that stands for several, each part; a pattern that fits a public host tells nothing. */
function redactEntry(entry: string, { names, known }: Redaction): string {
  return entry
    .split(/([,;])/)
    .map((part) => {
      if (/^(?:[,;*]?|<-?l\w+>)$/.test(part)) return part;
      const pattern = part.replace(/:\d{1,5}$/, '');
      const isPattern = pattern.slice(1).includes('*');
      return isPattern && [...known.hosts].some((host) => fits(host, pattern))
        ? part
        : names.place(part);
    })
    .join('');
}

function fits(host: string, pattern: string): boolean {
  return isBypassed([pattern], { dialect: 'wininet', scheme: 'https', host, port: 443 });
}

function redactWay(way: ComponentWay, redaction: Redaction): ComponentWay {
  const { route, fallback, losers, setting, detectionBy, flawed } = way;
  const settingId = (one: string): string => redactSettingId(one, redaction);
  const id = (one: string): string => redactRouteId(one, redaction);
  return {
    ...way,
    route: id(route),
    fallback: { ...fallback, route: id(fallback.route) },
    losers: losers.map((one) => ({ ...one, route: id(one.route) })),
    ...(setting !== undefined && { setting: settingId(setting) }),
    ...(detectionBy !== undefined && { detectionBy: settingId(detectionBy) }),
    ...(flawed !== undefined && { flawed: flawed.map(settingId) }),
  };
}

/** A proxy under its pseudonym. */
export function redactServer(proxy: ProxyServer, { names }: Redaction): ProxyServer {
  return { ...proxy, host: names.host(proxy.host) };
}

function redactTarget(target: Target, redaction: Redaction): Target {
  const { host, service, category, pattern, expect, onlyOver } = target;
  const { names } = redaction;
  return {
    ...target,
    url: redactUrl(target.url, redaction),
    host: names.host(host),
    service: service === host ? names.host(host) : names.word(service, 'service'),
    ...(category !== undefined && { category: names.word(category, 'category') }),
    region: target.region === '-' ? '-' : names.word(target.region, 'region'),
    reasons: target.reasons.map((reason) => redactReason(reason, redaction)),
    ...(pattern !== undefined && { pattern: names.host(pattern) }),
    ...(onlyOver && { onlyOver: onlyOver.map((one) => redactRouteId(one, redaction)) }),
    ...(expect && { expect: { ...expect, source: names.word(expect.source, 'list') } }),
  };
}

/** Fields of a reason that a list of the company's own may have filled. */
const listed = {
  source: 'list',
  sheet: 'sheet',
  geography: 'region',
  region: 'region',
  name: 'rule',
} as const;

function redactReason(reason: Reason, { names }: Redaction): Reason {
  const redacted = Object.entries(reason).map(([field, value]) => {
    if (field === 'pattern' && typeof value === 'string') return [field, names.host(value)];
    const kind = Object.hasOwn(listed, field) ? listed[field as keyof typeof listed] : undefined;
    const isOwn = kind !== undefined && typeof value === 'string' && value !== '--target';
    return [field, isOwn ? names.word(value, kind) : value];
  });
  return Object.fromEntries(redacted) as Reason;
}

function redactSource(source: CatalogueSource, { names }: Redaction): CatalogueSource {
  const { name, file, sheet } = source;
  return {
    ...source,
    name: names.word(name, 'list'),
    ...(file !== undefined && { file: names.number(file, 'file') }),
    ...(sheet !== undefined && { sheet: names.word(sheet, 'sheet') }),
  };
}
