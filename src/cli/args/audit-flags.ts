import { failOns } from '../../model/audit/report.ts';
import { agents, clouds } from '../../model/target/operating-system.ts';
import { defaultPerNameServer, defaultPerProxy } from '../../probe/bounds.ts';
import { defaultConcurrency, maxConcurrency, maxRate } from '../../setup/machine/requested-pace.ts';
import type {
  AuditRequest,
  CellRequest,
  OutcomeRequest,
  PaceRequest,
  RouteRequest,
  SettingsRequest,
  StepRequest,
  TargetRequest,
  UntilRequest,
  WaiverRequest,
} from '../../setup/request/audit-request.ts';
import { maxSamples, maxSiteLength } from '../../setup/request/check-request.ts';
import { takeShort } from '../../setup/request/check-value.ts';
import { systemNames } from '../../setup/targets/requested-systems.ts';
import {
  parseConnectTo,
  parseCount,
  parseDuration,
  parseFixedAddress,
  parseNameServer,
  parseSpan,
} from '../../setup/usage/parse-values.ts';
import { type Flags, many, one, oneOf, type Read, text, turnOff, turnOn } from './flag.ts';
import type { Option } from './option.ts';
import { regionNamed, systemNamed } from './value-names.ts';

const count =
  (most: number): Read<number> =>
  (option, value) =>
    parseCount(option, value, most);

/** Text of a certain form. */
const form =
  (check: (option: string, value: string) => unknown): Read<string> =>
  (option, value) => {
    check(option, value);
    return value;
  };

/** Of the targets of a command whose words name some too. */
export const targetsTitle: string = 'Targets (TARGET… is the same as --target)';

/** Which targets: shared by every command that needs a list. */
export const targetFlags: Flags<TargetRequest> = {
  catalogues: many('catalogue', text, {
    value: 'NAME|FILE',
    file: true,
    help: 'mde-commercial (default), mde-gov, mde-streamlined, mde-streamlined-gov, or a .xlsx, .csv, .tsv, .txt or .json file; - is the standard input',
  }),
  targets: many('target', text, {
    value: 'URL',
    help: 'a target of your own; alone it replaces the catalogue',
  }),
  os: many('os', systemNamed, {
    value: 'NAME',
    choices: systemNames,
    help: 'windows-11 (or win11), windows-10-1803, windows-server-2019, macos, linux, …; auto (default) is this machine',
  }),
  agent: one('agent', oneOf(agents), {
    value: 'unified|mma',
    help: 'the sensor, where an OS can run either',
  }),
  regions: many('region', regionNamed, {
    value: 'REGION',
    help: 'data location: us, eu, uk, au, …; worldwide rows are always in; default: all, of which ch and in do not count: no page names their hosts',
  }),
  cloud: one('cloud', oneOf(clouds), { value: 'CLOUD', help: 'commercial, gcc, gcc-high, dod' }),
  portal: turnOn('portal', "the admin portal's rows too"),
};

/** Whose settings decide the way. */
export const settingFlags: Flags<SettingsRequest> = {
  settings: many('settings', text, {
    value: 'FILE',
    file: true,
    help: "another machine's settings: a registry export, a Registry.pol, the text or zip of the MDE Client Analyzer, mdatp_managed.json, /etc/environment, saved output of reg query, netsh winhttp show proxy or show advproxy, bitsadmin /util /getieproxy, Get-MpPreference, mdatp health, scutil --proxy, gsettings; one file may hold several",
  }),
};

/** Which ways, and how often: what the head of an audit keeps. */
export const routeFlags: Flags<RouteRequest> = {
  routes: many('route', text, {
    value: 'ROUTE',
    help: 'direct, http://HOST:PORT, https://HOST:PORT, socks5://HOST:PORT, pac+http://…, pac+file:…, wpad, settings (each component as the machine is set; default), all',
  }),
  controls: many('control', text, {
    value: 'URL',
    help: 'a host that shows whether a way out is alive at all; tried once over each, never counted',
  }),
  revocation: turnOff(
    'no-revocation',
    'leave alone the hosts that tell whether the certificates seen were revoked, or hold one that a server left out',
  ),
  interceptionCheck: turnOff(
    'no-interception-check',
    'leave alone the addresses at which nobody is (192.0.2.1, 198.51.100.1, 203.0.113.1): where one answers, a device on the direct way accepts connections for everybody',
  ),
  samples: one('samples', count(maxSamples), {
    value: 'N',
    help: 'attempts for each target and route (default 1)',
  }),
  lab: one('lab', text, {
    value: 'SCENARIO',
    help: 'audit a simulated network on loopback instead of this one',
  }),
};

/** Which cells alone. */
export const cellFlags: Flags<CellRequest> = {
  only: many('only', text, {
    value: 'TARGET[@ROUTE]',
    help: 'try this alone: a host, HOST:PORT, a URL or the id of a report (t49, a49), over each of its routes or the one that is named (direct, R2, http://HOST:PORT); with --only-red, this too',
  }),
  onlyRed: one('only-red', text, {
    value: 'REPORT',
    file: true,
    help: 'try what did not pass in a saved audit, or a report in JSON or HTML, as it was asked for there; what is typed goes first',
  }),
};

/** How often. */
export const untilFlags: Flags<UntilRequest> = {
  untilGreen: turnOn(
    'until-green',
    'try what is red again, at longer and longer intervals (30s to 10m), until all of it passes; Ctrl-C ends with the report',
  ),
  forMs: one('for', parseSpan, {
    value: 'DURATION',
    help: 'end that after this time, such as 30m or 8h, with one last look (default: when it passes)',
    write: (ms) => `${ms}ms`,
  }),
};

/** How each step is taken: kept beside the head of a saved audit, so that it can be resumed. */
export const stepFlags: Flags<StepRequest> = {
  resolver: one('resolver', form(parseNameServer), {
    value: 'IP[:PORT]',
    help: "ask this name server instead of the system's",
  }),
  compareResolver: one('compare-resolver', form(parseNameServer), {
    value: 'IP[:PORT]',
    help: 'ask this one too for every name that is looked up here, and say where the two disagree',
  }),
  resolve: many('resolve', form(parseFixedAddress), {
    value: 'HOST:PORT:ADDRESS',
    help: 'fixed address for a name',
  }),
  connectTo: many('connect-to', form(parseConnectTo), {
    value: 'HOST:PORT:ADDRESS:PORT',
    help: 'connect there instead; an empty HOST or PORT matches all',
  }),
  ca: many('ca', text, {
    value: 'FILE',
    file: true,
    help: 'further trusted roots, PEM; they vouch for hosts of your own, never for a service that the lists know',
  }),
  expectRoot: many('expect-root', text, {
    value: 'FILE|SHA1',
    file: true,
    help: "roots in which all chains must end, your own hosts' too (default: for services those that Microsoft's use)",
  }),
  systemCa: turnOn(
    'system-ca',
    'trust what the system trusts too; interception by a root that it alone trusts is told all the same',
  ),
  timeoutMs: one('timeout', parseDuration, {
    value: 'DURATION',
    help: 'deadline of one step (default 5s)',
    write: (ms) => `${ms}ms`,
  }),
};

/** How fast; another run may go at another pace. */
export const paceFlags: Flags<PaceRequest> = {
  concurrency: one('concurrency', count(maxConcurrency), {
    value: 'N',
    help: `attempts in flight at the most (default ${defaultConcurrency})`,
  }),
  perProxy: one('per-proxy', count(maxConcurrency), {
    value: 'N',
    help: `attempts in flight to one proxy (default ${defaultPerProxy}, as browsers have it; fewer at the first signs of a limit)`,
  }),
  perNameServer: one('per-name-server', count(maxConcurrency), {
    value: 'N',
    help: `queries in flight to one name server, two for each name (default ${defaultPerNameServer}; fewer at the first signs of a limit)`,
  }),
  rate: one('rate', count(maxRate), {
    value: 'N',
    help: 'starts a second in the first pass (default: as many as leave the times to the network)',
  }),
};

/** What comes of it. */
export const outcomeFlags: Flags<OutcomeRequest> = {
  redact: turnOn(
    'redact',
    "pseudonyms in the place of the company's names, addresses and users, in every report and in the saved file",
  ),
  failOn: one('fail-on', oneOf(failOns), {
    value: 'WHAT',
    help: 'what makes exit status 1: blocked (default), degraded, never',
  }),
  site: one('site', takeShort(maxSiteLength), {
    value: 'NAME',
    help: 'where the audit is made, by which netready merge names it',
  }),
};

/** What of a request can be typed: a waiver has too many words. */
export type TypedRequest = Omit<AuditRequest, keyof WaiverRequest>;

/** All that says what an audit is to do. */
export const requestFlags: Flags<TypedRequest> = {
  ...targetFlags,
  ...settingFlags,
  ...routeFlags,
  ...cellFlags,
  ...untilFlags,
  ...stepFlags,
  ...paceFlags,
  ...outcomeFlags,
};

/** What a field of a request is typed as, `--target` for `targets`; any other name as it stands. */
export function optionOf(field: string): string {
  const flags: Readonly<Record<string, Option>> = requestFlags;
  return Object.hasOwn(flags, field) ? `--${flags[field]?.name}` : field;
}
