import type { Finding } from '../../../model/finding.ts';
import { fact } from './fact.ts';

/** A part of the name of a setting, and what to write there; the first that fits. */
const places: readonly (readonly [part: RegExp, advice: string])[] = [
  [
    /TelemetryProxy/,
    'Write it as HOST:PORT: one proxy, no scheme, no spaces, no protocol before it.',
  ],
  [
    /^ProxyServer of Defender/,
    'Write it as http://HOST:PORT (Set-MpPreference -ProxyServer, or its policy).',
  ],
  [
    /PAC file$|ProxyPacUrl/,
    'Give the PAC file an http: or https: address: WinHTTP fetches it over no other scheme.',
  ],
  [
    /WinHttpSettings|netsh/,
    'Set it anew with netsh winhttp set proxy HOST:PORT: an HTTP proxy with a host and a port.',
  ],
  [
    /DefaultConnectionSettings|Internet Settings|bitsadmin/,
    'Set the proxy of this account anew, as HOST:PORT; a value that was written by a script is often of the wrong length.',
  ],
  [
    /^environment variable|^variable/,
    'Write the variable as http://HOST:PORT, without credentials.',
  ],
  [/mdatp/, 'Set it anew with mdatp config proxy set --value http://HOST:PORT.'],
  [/HealthService/, 'Set it anew in the control panel of the monitoring agent, as HOST:PORT.'],
];

const byNote: Readonly<Record<string, string>> = {
  'second-proxy': 'Leave one proxy in the list: no component fails over to the second.',
  'policy-key':
    'Delete it here. Where it is the proxy that is meant, write it below HKLM\\SOFTWARE\\Microsoft\\…\\Internet Settings, with ProxySettingsPerUser 0 below the key of policies.',
  'earlier-file': 'Take the files of --settings from one machine at one time.',
  'analyzer-otherwise':
    'Find out which is newer: the settings may have changed since the sensor was started, or a place that decides was not read.',
  'says-otherwise':
    'Find out which is newer: export the registry and run netsh again on the same machine.',
};

const byFlaw: Readonly<Record<string, string>> = {
  credentials: 'Leave the credentials out: the services must pass without any.',
  socks: 'Name an HTTP proxy here (netsh winhttp set proxy HOST:PORT): WinHTTP speaks no SOCKS.',
};

/** What to do about the very setting that a finding is about; undefined for all other findings. */
export function settingAdvice({
  kind,
  facts,
}: Pick<Finding, 'kind' | 'facts'>): string | undefined {
  if (kind === 'proxy-settings-conflict') return byNote[fact(facts, 'note') ?? ''];
  if (kind !== 'proxy-setting-malformed') return undefined;
  const name = fact(facts, 'setting') ?? '';
  const flaw = byFlaw[fact(facts, 'flaw') ?? ''];
  return flaw ?? places.find(([part]) => part.test(name))?.[1];
}
