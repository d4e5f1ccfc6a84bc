import type { FindingKind } from '../finding/finding.ts';
import type { BypassDialect } from './bypass.ts';

/** What can be wrong with the text of a setting. */
export const settingFlaws = [
  'scheme', // a scheme where none belongs, or an unknown one
  'no-scheme', // none where one is due
  'space',
  'port', // none where one is due, or no port
  'host',
  'path',
  'credentials',
  'encoding', // bytes that are no text of the kind that is due
  'blob', // a binary value that cannot be read
  'protocol', // `http=`, as a list of proxies has it, where one proxy is due
  'socks', // a SOCKS proxy for a program that knows none
] as const;
export type SettingFlaw = (typeof settingFlaws)[number];

/** What there is to know of a setting beside its value: mostly why it is not in effect. */
export const settingNotes = [
  'detection-first', // automatic detection comes first, and was not searched for
  'detection-failed', // it was searched for, and found nothing
  'after-detection', // in effect where automatic detection finds nothing
  'service-off', // the service that searches and reads PAC files is disabled
  'other-account', // an account that the sensor does not run under
  'network-service', // one of those, under which lists of revocation and trust are fetched
  'behind-pac', // a static proxy, where the PAC file of the same place cannot be fetched
  'while-connected', // a connection of its own: while a VPN or a modem is connected
  'no-key', // a value of the registry without its key
  'interface', // for what is bound to one interface of the network
  'per-user', // for every account only where ProxySettingsPerUser is 0
  'per-machine', // of one account, where ProxySettingsPerUser is 0
  'policy-key', // below the key of policies, where this value is not read
  'other-programs', // for 32-bit programs
  'device-management', // meant for WinINET, by device management
  'this-process', // a variable of this process, on a system whose services see none
  'management-key', // where device management writes it, and the sensor does not read
  'for-http', // another comes before it, but not for plain http: requests
  'switched-off', // written down, and switched off
  'said-twice', // another source says the same of the same place
  'says-otherwise', // another source says something else of the same place
  'earlier-file', // a file that was given later says something else
  'second-proxy', // a list with more than one proxy, of which the first alone counts
  'antivirus', // Defender Antivirus goes by it
  'monitoring-agent',
  'unified-agent',
  'unix-agent',
  'desktop', // programs of the desktop, and no agent
  'overridden-by-policy',
  'wpad-suffix', // automatic detection asks for wpad. and this suffix
  // What became of option 252 of DHCP, which automatic detection asks before DNS.
  'dhcp-stored', // kept with the lease
  'dhcp-no-option', // asked for, and not given
  'dhcp-no-url', // given, and no URL of http
  'dhcp-no-script', // no PAC file is served there
  'dhcp-silent', // asked, and nobody answered
  'dhcp-port-taken', // not asked: the system's own client has the port
  'dhcp-forbidden', // not asked: this process may not have the port
  'dhcp-no-interface', // not asked: no interface with an address and a hardware address
  'dhcp-other-machine', // not asked: the settings are of another machine, and keep none
  'dhcp-failed', // not asked: this machine could not send
  'names-no-proxy',
  'analyzer', // what the analyzer was told by the sensor
  'answered-alike', // a witness: Windows itself was asked, and says the same
  'answered-otherwise', // it says something else than its registry was read as
  'analyzer-otherwise', // it was told of another way than the settings make
] as const;
export type SettingNote = (typeof settingNotes)[number];

export type ProxyKind = 'http' | 'https' | 'socks5' | 'socks4';

export interface ProxyServer {
  readonly kind: ProxyKind;
  readonly host: string;
  readonly port: number;
}

/** One entry of a PAC file's answer. */
export type Way = { readonly kind: 'direct' } | ProxyServer;

/** One proxy setting as found. */
export interface Setting {
  readonly id: string;
  /** Which place holds it: `environment`, `command-line`, … (the registry of `discovery/`). */
  readonly source: string;
  /** Whom it applies to: `process`, `machine`, `user`, `system-account`. */
  readonly scope: string;
  /** The value as found, credentials removed. */
  readonly raw: string;
  readonly value?: string;
  /** Kinds of findings about this setting. */
  readonly problems: readonly FindingKind[];
  /** What is wrong with the value, where it is malformed. */
  readonly flaw?: SettingFlaw;
  readonly note?: SettingNote;
  readonly wins: boolean;
  /** The id of the setting that overrides this one. */
  readonly lostBecause?: string;
}

/**
 * One way out. `id` is the route as `--route` spells it: `direct`, `http://proxy:3128`.
 * A route that takes another proxy for http: targets, or none for some hosts, says so here, so
 * that the plan can give each attempt its own way.
 */
export interface Route {
  readonly id: string;
  readonly kind: 'direct' | ProxyKind | 'pac';
  readonly proxy?: ProxyServer;
  /** The proxy for http: targets where it differs; `direct` where they take none. */
  readonly proxyForHttp?: ProxyServer | 'direct';
  /** Host patterns that go direct, as written. */
  readonly bypass?: readonly string[];
  /** How they are read. Absent, in older records: the widest grammar of `NO_PROXY`. */
  readonly bypassDialect?: BypassDialect;
  /** Where the PAC file comes from, for `kind: 'pac'`; credentials removed. */
  readonly pac?: string;
  /** The one that traffic of this machine would take. */
  readonly effective: boolean;
  readonly settings: readonly string[];
}
