import type { Option } from './option.ts';

/** Which targets: shared by every command that needs a list. */
export const targetOptions: readonly Option[] = [
  {
    name: 'catalogue',
    value: 'NAME|FILE',
    repeatable: true,
    file: true,
    help: 'mde-commercial (default), mde-gov, mde-streamlined, mde-streamlined-gov, or a .xlsx, .csv, .tsv, .txt or .json file; - is the standard input',
  },
  {
    name: 'target',
    value: 'URL',
    repeatable: true,
    help: 'a target of your own; alone it replaces the catalogue',
  },
  {
    name: 'os',
    value: 'NAME',
    repeatable: true,
    help: 'windows-11, windows-10-1803, windows-server-2019, macos, linux, …; auto (default) is this machine',
  },
  { name: 'agent', value: 'unified|mma', help: 'the sensor, where an OS can run either' },
  {
    name: 'region',
    value: 'REGION',
    repeatable: true,
    help: 'data location: us, eu, uk, au, …; worldwide rows are always in; default: all, of which ch and in do not count: no page names their hosts',
  },
  { name: 'cloud', value: 'CLOUD', help: 'commercial, gcc, gcc-high, dod' },
  { name: 'portal', help: "the admin portal's rows too" },
];

/** Whose settings decide the way. */
export const settingOptions: readonly Option[] = [
  {
    name: 'settings',
    value: 'FILE',
    repeatable: true,
    file: true,
    help: "another machine's settings: a registry export, a Registry.pol, the text or zip of the MDE Client Analyzer, mdatp_managed.json, /etc/environment, saved output of reg query, netsh winhttp show proxy or show advproxy, bitsadmin /util /getieproxy, Get-MpPreference, mdatp health, scutil --proxy, gsettings; one file may hold several",
  },
];

/** Which ways, and how often: what the head of an audit keeps. */
const wayOptions: readonly Option[] = [
  {
    name: 'route',
    value: 'ROUTE',
    repeatable: true,
    help: 'direct, http://H:P, https://H:P, socks5://H:P, pac+http://…, pac+file:…, wpad, settings (each component as the machine is set; default), all',
  },
  {
    name: 'control',
    value: 'URL',
    repeatable: true,
    help: 'a host that shows whether a way out is alive at all; tried once over each, never counted',
  },
  {
    name: 'no-revocation',
    help: 'leave alone the hosts that tell whether the certificates seen were revoked, or hold one that a server left out',
  },
  {
    name: 'no-interception-check',
    help: 'leave alone the addresses at which nobody is (192.0.2.1, 198.51.100.1, 203.0.113.1): where one answers, a device on the direct way accepts connections for everybody',
  },
  { name: 'samples', value: 'N', help: 'attempts for each target and route (default 1)' },
  {
    name: 'lab',
    value: 'SCENARIO',
    help: 'audit a simulated network on loopback instead of this one',
  },
];

/** How each step is taken: kept beside the head of a saved audit, so that it can be resumed. */
export const stepOptions: readonly Option[] = [
  { name: 'resolver', value: 'IP[:PORT]', help: "ask this name server instead of the system's" },
  {
    name: 'compare-resolver',
    value: 'IP[:PORT]',
    help: 'ask this one too for every name that is looked up here, and say where the two disagree',
  },
  {
    name: 'resolve',
    value: 'HOST:PORT:ADDRESS',
    repeatable: true,
    help: 'fixed address for a name',
  },
  {
    name: 'connect-to',
    value: 'HOST:PORT:ADDRESS:PORT',
    repeatable: true,
    help: 'connect there instead; an empty HOST or PORT matches all',
  },
  {
    name: 'ca',
    value: 'FILE',
    repeatable: true,
    file: true,
    help: 'further trusted roots, PEM; they vouch for hosts of your own, never for a service that the lists know',
  },
  {
    name: 'expect-root',
    value: 'FILE|SHA1',
    repeatable: true,
    file: true,
    help: "roots in which all chains must end, your own hosts' too (default: for services those that Microsoft's use)",
  },
  {
    name: 'system-ca',
    help: 'trust what the system trusts too; interception by a root that it alone trusts is told all the same',
  },
  { name: 'timeout', value: 'DURATION', help: 'deadline of one step (default 5s)' },
];

/** How fast; another run may go at another pace. */
export const paceOptions: readonly Option[] = [
  { name: 'concurrency', value: 'N', help: 'attempts in flight at the most (default 1000)' },
  {
    name: 'per-proxy',
    value: 'N',
    help: 'attempts in flight to one proxy (default 32, as browsers have it; fewer at the first signs of a limit)',
  },
  {
    name: 'per-name-server',
    value: 'N',
    help: 'queries in flight to one name server, two for each name (default 64; fewer at the first signs of a limit)',
  },
  {
    name: 'rate',
    value: 'N',
    help: 'starts a second in the first pass (default: as many as leave the times to the network)',
  },
];

/** Which way, and how. */
export const routeOptions: readonly Option[] = [...wayOptions, ...stepOptions, ...paceOptions];

/** The one option that stands for most others. */
export const resumeOption: Option = {
  name: 'resume',
  value: 'FILE',
  help: 'go on with a saved audit that was cut short: with its own targets, routes and options, in the same file',
};

/** What comes out. */
export const outputOptions: readonly Option[] = [
  { name: 'plan', help: 'print what would be contacted, how often and in what order, and stop' },
  {
    name: 'format',
    value: 'NAME',
    help: 'on stdout: table (default), json, ndjson, csv, markdown or junit',
  },
  {
    name: 'output',
    value: 'FILE',
    repeatable: true,
    help: 'write a report; its ending picks the format: .xlsx, .json, .ndjson, .csv, .md, .xml (JUnit), .txt',
  },
  {
    name: 'save',
    value: 'FILE',
    help: 'one JSON line for each observation as it is made; survives a kill; see netready judge',
  },
  { name: 'force', help: 'replace a file of --save that holds something' },
  resumeOption,
  {
    name: 'redact',
    help: "pseudonyms in the place of the company's names, addresses and users, in every report and in the saved file",
  },
  {
    name: 'fail-on',
    value: 'WHAT',
    help: 'what makes exit status 1: blocked (default), degraded, never',
  },
];

/** How it is shown. */
export const displayOptions: readonly Option[] = [
  { name: 'quiet', help: 'no progress and no warnings on stderr' },
  { name: 'no-color', help: 'no colour; NO_COLOR and FORCE_COLOR are honoured' },
  { name: 'no-progress', help: 'no progress line' },
  { name: 'debug', help: 'show where a bug of netready itself arose' },
];

/** All options of `netready audit`. */
export const auditOptions: readonly Option[] = [
  ...targetOptions,
  ...routeOptions,
  ...settingOptions,
  ...outputOptions,
  ...displayOptions,
];
