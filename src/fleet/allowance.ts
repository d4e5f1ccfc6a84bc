import { builtInCatalogues } from '../catalogue/built-in-catalogues.ts';
import type { AuditRequest } from '../setup/request/audit-request.ts';

/** What an agent lets the hub ask of its machine. */
export interface Allowance {
  /**
   * Hosts beyond the built-in lists: `host`, `host:port`, or `*.domain` for all below it. Empty: the lists
   * alone.
   */
  readonly targets: readonly string[];
  /** Ways beyond this machine's own settings, each as `--route` takes it. */
  readonly routes: readonly string[];
  /** Starts a second. */
  readonly maxRate: number;
  /** Attempts at once. */
  readonly maxConcurrency: number;
  /** Attempts for each target and route. */
  readonly maxSamples: number;
}

/** What one has that says nothing of its own. */
export const usualAllowance: Allowance = {
  targets: [],
  routes: [],
  maxRate: 200,
  maxConcurrency: 1000,
  maxSamples: 10,
};

type Judge = (value: never, allowance: Allowance) => string | undefined;

/** Every field of a request: who stands on the other end may be somebody else than it says. */
const rules: { readonly [Field in keyof AuditRequest]-?: Judge | 'free' | 'never' } = {
  catalogues: (lists: readonly string[]) =>
    lists
      .filter((list) => !builtInCatalogues.some(({ name }) => name === list.toLowerCase()))
      .map(
        (list) => `${shown(list)} is no built-in list, and files of this machine are not read`,
      )[0],
  targets: hosts,
  controls: hosts,
  routes: (routes: readonly string[], { routes: own }) =>
    routes
      .filter((route) => route !== 'settings' && route !== 'direct' && !own.includes(route))
      .map((route) => `the way ${shown(route)} is not among those that it allows`)[0],
  rate: most('maxRate'),
  concurrency: most('maxConcurrency'),
  perProxy: (count: number) => (count > 32 ? `${count} is over 32` : undefined),
  perNameServer: (count: number) => (count > 64 ? `${count} is over 64` : undefined),
  samples: most('maxSamples'),
  timeoutMs: (ms: number) => (ms > 60_000 ? `${ms} ms is over a minute` : undefined),
  os: 'free',
  agent: 'free',
  regions: 'free',
  cloud: 'free',
  portal: 'free',
  revocation: 'free',
  interceptionCheck: 'free',
  failOn: 'free',
  waivers: 'free',
  only: 'free',
  site: 'free',
  // Pseudonyms would be merged as other hosts, and a saved audit that has them cannot be resumed.
  redact: 'never',
  lab: (name: string, { targets }) =>
    targets.includes(`lab:${name}`) ? undefined : `the network ${shown(name)} is simulated`,
  // Files of this machine.
  settings: 'never',
  ca: 'never',
  expectRoot: 'never',
  onlyRed: 'never',
  systemCa: 'never',
  // Whom to believe, and where to connect instead: that is said on the machine itself.
  resolver: 'never',
  compareResolver: 'never',
  resolve: 'never',
  connectTo: 'never',
  // It would hold the queue for as long as it likes.
  untilGreen: 'never',
  forMs: 'never',
};

/**
 * Why an agent does not do what a request asks, in a few words that name the field and the value; undefined
 * where it does. A field without a rule does not compile.
 */
export function refusalOf(request: AuditRequest, allowance: Allowance): string | undefined {
  for (const field of Object.keys(request) as (keyof AuditRequest)[]) {
    const rule = rules[field];
    const value = request[field];
    if (value === undefined || rule === 'free') continue;
    const why =
      rule === 'never' ? 'an agent takes it from nobody' : rule(value as never, allowance);
    if (why !== undefined) return `${field}: ${why}`;
  }
  return undefined;
}

function hosts(values: readonly string[], { targets }: Allowance): string | undefined {
  const bad = values.find((value) => !targets.some((pattern) => covers(pattern, value)));
  return bad === undefined
    ? undefined
    : `${shown(bad)} is not among the targets that it allows (targets of its agent.json)`;
}

function most(field: 'maxRate' | 'maxConcurrency' | 'maxSamples') {
  return (count: number, allowance: Allowance): string | undefined =>
    count > allowance[field] ? `${count} is over its ${field}, ${allowance[field]}` : undefined;
}

function covers(pattern: string, value: string): boolean {
  const url = urlOf(value);
  if (!url) return false;
  const [, host = '', port] = /^(.*?)(?::(\d{1,5}))?$/.exec(pattern.toLowerCase()) ?? [];
  const seenPort = url.port || (url.protocol === 'http:' ? '80' : '443');
  if (port !== undefined && port !== seenPort) return false;
  if (port === undefined && seenPort !== '443' && seenPort !== '80') return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

function urlOf(value: string): URL | undefined {
  const text = value.includes('://') ? value : `https://${value}`;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function shown(value: string): string {
  return JSON.stringify(value.slice(0, 80));
}
