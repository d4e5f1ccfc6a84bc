import type { Facts } from '../../../model/finding/facts.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import { type Component, components } from '../../../model/route/component.ts';
import { code, joined, say, type Text } from '../../text/say.ts';
import { valuesOf } from '../control-words.ts';
import { componentNames } from '../settings/component-words.ts';
import { fact, factText } from './fact.ts';

/** A part of the name of a setting, and what to write there; the first that fits. */
const places: readonly (readonly [part: RegExp, advice: Text])[] = [
  [
    /TelemetryProxy/,
    say`Write it as ${code`HOST:PORT`}: one proxy, no scheme, no spaces, no protocol before it.`,
  ],
  [
    /^ProxyServer of Defender/,
    say`Write it as ${code`http://HOST:PORT`} (${code`Set-MpPreference -ProxyServer`}, or its policy).`,
  ],
  [
    /PAC file$|ProxyPacUrl/,
    say`Give the PAC file an http: or https: address: WinHTTP fetches it over no other scheme.`,
  ],
  [
    /WinHttpSettings|netsh/,
    say`Set it anew with ${code`netsh winhttp set proxy HOST:PORT`}: an HTTP proxy with a host and a port.`,
  ],
  [
    /DefaultConnectionSettings|Internet Settings|bitsadmin/,
    say`Set the proxy of this account anew, as ${code`HOST:PORT`}; a value that was written by a script is often of the wrong length.`,
  ],
  [
    /^environment variable|^variable/,
    say`Write the variable as ${code`http://HOST:PORT`}, without credentials.`,
  ],
  [/mdatp/, say`Set it anew with ${code`mdatp config proxy set --value http://HOST:PORT`}.`],
  [
    /HealthService/,
    say`Set it anew in the control panel of the monitoring agent, as ${code`HOST:PORT`}.`,
  ],
];

const byNote: Readonly<Record<string, Text>> = {
  'second-proxy': say`Leave one proxy in the list: no component fails over to the second.`,
  'policy-key': say`Delete it here. Where it is the proxy that is meant, write it below ${code`HKLM\\SOFTWARE\\Microsoft\\…\\Internet Settings`}, with ProxySettingsPerUser 0 below the key of policies.`,
  'earlier-file': say`Take the files of ${code`--settings`} from one machine at one time.`,
  'analyzer-otherwise': say`Find out which is newer: the settings may have changed since the sensor was started, or a place that decides was not read.`,
  'says-otherwise': say`Find out which is newer: export the registry and run netsh again on the same machine.`,
};

const byFlaw: Readonly<Record<string, Text>> = {
  credentials: say`Leave the credentials out: the services must pass without any.`,
  socks: say`Name an HTTP proxy here (${code`netsh winhttp set proxy HOST:PORT`}): WinHTTP speaks no SOCKS.`,
};

/** What to do about the very setting that a finding is about; undefined for all other findings. */
export function settingAdvice({ kind, facts }: Pick<Finding, 'kind' | 'facts'>): Text | undefined {
  if (kind === 'proxy-settings-conflict') {
    return byNote[factText(facts, 'note') ?? ''] ?? takerAdvice(facts);
  }
  if (kind !== 'proxy-setting-malformed') return undefined;
  const name = factText(facts, 'setting') ?? '';
  const flaw = byFlaw[factText(facts, 'flaw') ?? ''];
  return flaw ?? places.find(([part]) => part.test(name))?.[1];
}

/** Two values are right where two components go by them; one by which nobody goes misleads. */
function takerAdvice(facts: Facts): Text | undefined {
  if (!Object.hasOwn(facts, 'takers')) return undefined;
  const named = valuesOf(facts, 'takers');
  const takers = components.filter((one) => named.includes(one));
  if (takers.length === 0) {
    return say`Delete it, unless another program needs it: no component that netready knows goes by it.`;
  }
  const isForHttp = factText(facts, 'note') === 'for-http';
  const names = takers.map((one) =>
    isForHttp && ofSensor.has(one)
      ? say`${componentNames[one]} (plain http: alone)`
      : componentNames[one],
  );
  const by = fact(facts, 'winner') ?? say`the other`;
  return say`Leave both where the difference is meant: the sensor goes by ${by}, and by this one, first or where theirs fails: ${joined(names, ', ')}. Where it is not meant, correct the wrong one.`;
}

const ofSensor: ReadonlySet<Component> = new Set(['sensor', 'unified-agent']);
