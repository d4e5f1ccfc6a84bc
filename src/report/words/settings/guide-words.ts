import type { GuideFault, GuideItem, GuideValue } from '../../../model/guide-item.ts';
import { flawWords } from '../finding/kinds/setting-words.ts';

interface Words {
  /** The group policy, by its name in the editor, where there is one. */
  readonly policy?: string;
  /** What it is for, and what the guide wants. */
  readonly wants: string;
}

const words: Readonly<Record<GuideValue, Words>> = {
  TelemetryProxyServer: {
    policy: 'Configure connected user experiences and telemetry',
    wants:
      'the static proxy of the sensor, HOST:PORT, by group policy and not by device management',
  },
  DisableEnterpriseAuthProxy: {
    policy:
      'Configure Authenticated Proxy usage for the connected user experience and telemetry service',
    wants: '1 beside a static proxy: telemetry takes no proxy that asks for a login',
  },
  PreferStaticProxyForHttpRequest: {
    wants:
      '1 where revocation and trust lists cannot be had by the proxy of WinHTTP: they take TelemetryProxyServer as well; known to MsSense.exe from 10.8210 or 10.8049 on, and not to the monitoring agent',
  },
  ProxyServer: {
    policy: 'Define proxy server for connecting to the network',
    wants: 'the proxy of Defender Antivirus, with its scheme: http://HOST:PORT',
  },
  ProxyPacUrl: {
    policy: 'Define proxy auto-config (.pac) for connecting to the network',
    wants: 'the PAC file of Defender Antivirus, which comes after its ProxyServer',
  },
  ProxyBypass: {
    policy: 'Define addresses to bypass proxy server',
    wants: 'what Defender Antivirus asks for without its proxy',
  },
  SSLOptions: {
    wants:
      "checks of revocation by Defender Antivirus: Microsoft's pages disagree, 0 on one, 2 (no checks) on another, which calls 2 no good practice",
  },
};

const faults: Readonly<Record<Exclude<GuideFault, 'form'>, string>> = {
  value: 'none of the values that the guide knows',
  elsewhere: 'it stands where device management writes it, and the sensor does not read it there',
  alone: 'it does nothing without TelemetryProxyServer',
  'checks-off':
    'certificates are not checked for revocation; leave it unset where the hosts of revocation can be reached',
};

/** What a line of the checklist says: its state, what is wrong, and what the guide wants. */
export function guideText({ name, state, value, fault, flaw, due }: GuideItem): string {
  const { wants } = words[name];
  const is = value === undefined || value === '' ? '' : ` (${value})`;
  const why = fault === 'form' ? flawWords(flaw) : fault && faults[fault];
  const wrong = why ? `: ${why}` : due ? ', and wanted with what else is set' : '';
  const by = state === 'unset' ? ' by policy' : '';
  return `${state}${by}${is}${wrong}. The guide: ${wants}.`;
}

/** The group policy that writes a value; undefined where none does. */
export function guidePolicy(name: GuideValue): string | undefined {
  return words[name].policy;
}
