import type { SettingNote } from '../../../model/route.ts';

/** What became of a setting and why, as a line of `netready discover` says it. */
export const noteWords: Readonly<Record<SettingNote, string>> = {
  'detection-first': "the first of this account's ways; not searched for here (--wpad searches)",
  'detection-failed': "the first of this account's ways; found no PAC file",
  'after-detection': 'in effect where automatic detection finds no PAC file',
  'service-off': 'not in effect: the service WinHttpAutoProxySvc is disabled',
  'other-account':
    'not used: the components below run as LocalSystem or as the user, not as this account',
  'network-service':
    'not used by the components below, but for lists of revocation and trust that are fetched as this account (CryptSvc; inference)',
  'behind-pac': 'comes where the PAC file of the same place cannot be fetched (inference)',
  'while-connected':
    'counts in place of the settings of its account while this connection (VPN, modem) is in use',
  'no-key': 'not used: the text does not say below which key it stands; save the output unfiltered',
  interface: 'not used: for what is bound to this interface alone, and the agent is not',
  'per-user': 'not used: it is for every account only where ProxySettingsPerUser is 0',
  'per-machine': 'not used: ProxySettingsPerUser is 0, so those of HKLM count for every account',
  'policy-key': 'not used: the proxy is not read below the key of policies',
  'other-programs': 'not used: for 32-bit programs, and the sensor is none',
  'device-management':
    "not read as such: device management writes it into WinINET's settings of the user",
  'this-process': 'not used: no service of Windows sees the variables of this process',
  'management-key': 'not used: the sensor does not read it where device management writes it',
  'for-http': 'plain http: requests and Windows Update go by it',
  'switched-off': 'switched off',
  'said-twice': 'says the same as another source',
  'says-otherwise': 'not used: the registry says something else of the same place',
  'earlier-file': 'replaced by a file that was given later',
  'second-proxy': 'of several proxies the first alone is taken',
  antivirus: 'Defender Antivirus goes by it, the sensor does not',
  'monitoring-agent': 'the monitoring agent goes by it, the sensor does not',
  'unified-agent':
    'read by the unified agent of Server 2012 R2 and 2016 alone, after TelemetryProxyServer',
  'unix-agent': 'the agent on Linux and macOS goes by it',
  desktop: 'not used: programs of the desktop go by it, and no agent does',
  'overridden-by-policy': 'not used: another place of Defender Antivirus comes before it',
  'wpad-suffix': 'automatic detection, where it is on, asks DNS for wpad. and this suffix',
  'dhcp-stored': 'automatic detection takes this address before it asks DNS',
  'dhcp-no-option': 'asked for, and the server gives none: DNS is next',
  'dhcp-no-url': 'names no address of a PAC file: DNS is next',
  'dhcp-no-script': 'no PAC file is served there: DNS is next',
  'dhcp-silent': 'asked, and no server of DHCP answered: DNS is next',
  'dhcp-port-taken':
    "not asked, and it comes before DNS: this machine's own client of DHCP has UDP port 68, and its lease keeps none",
  'dhcp-forbidden':
    'not asked, and it comes before DNS: UDP port 68 needs the rights of root, and no lease keeps one',
  'dhcp-no-interface':
    'not asked, and it comes before DNS: no interface of this machine has an IPv4 and a hardware address',
  'dhcp-other-machine':
    'not asked, and it comes before DNS: the settings are of another machine, and keep none',
  'dhcp-failed': 'not asked, and it comes before DNS: this machine could not send the question',
  'names-no-proxy': 'names no proxy',
  'analyzer-otherwise':
    'a witness that contradicts: the sensor told the analyzer of another way than these settings make',
  analyzer: 'a witness: what the sensor told the analyzer',
};
