import type { GuideFault, GuideItem, GuideValue } from '../../../model/route/guide-item.ts';
import type { SettingFlaw } from '../../../model/route/route.ts';
import { code, ours, outside, say, type Text } from '../../text/say.ts';
import { flawWords } from '../finding/kinds/setting-words.ts';

interface Words {
  /** The group policy, by its name in the editor, where there is one. */
  readonly policy?: Text;
  /** What it is for, and what the guide wants. */
  readonly wants: Text;
}

const words: Readonly<Record<GuideValue, Words>> = {
  TelemetryProxyServer: {
    policy: say`Configure connected user experiences and telemetry`,
    wants: say`the static proxy of the sensor, ${code`HOST:PORT`}, by group policy and not by device management`,
  },
  DisableEnterpriseAuthProxy: {
    policy: say`Configure Authenticated Proxy usage for the connected user experience and telemetry service`,
    wants: say`1 beside a static proxy: telemetry takes no proxy that asks for a login`,
  },
  PreferStaticProxyForHttpRequest: {
    wants: say`1 where revocation and trust lists cannot be had by the proxy of WinHTTP: they take TelemetryProxyServer as well; known to ${code`MsSense.exe`} from 10.8210 or 10.8049 on, and not to the monitoring agent`,
  },
  ProxyServer: {
    policy: say`Define proxy server for connecting to the network`,
    wants: say`the proxy of Defender Antivirus, with its scheme: ${code`http://HOST:PORT`}`,
  },
  ProxyPacUrl: {
    policy: say`Define proxy auto-config (.pac) for connecting to the network`,
    wants: say`the PAC file of Defender Antivirus, which comes after its ProxyServer`,
  },
  ProxyBypass: {
    policy: say`Define addresses to bypass proxy server`,
    wants: say`what Defender Antivirus asks for without its proxy`,
  },
  SSLOptions: {
    wants: say`checks of revocation by Defender Antivirus: Microsoft's pages disagree, 0 on one, 2 (no checks) on another, which calls 2 no good practice`,
  },
};

const faults: Readonly<Record<Exclude<GuideFault, 'form'>, Text>> = {
  value: say`none of the values that the guide knows`,
  elsewhere: say`it stands where device management writes it, and the sensor does not read it there`,
  alone: say`it does nothing without TelemetryProxyServer`,
  'checks-off': say`certificates are not checked for revocation; leave it unset where the hosts of revocation can be reached`,
};

/** What a line of the checklist says: its state, what is wrong, what the guide wants, which policy writes it. */
export function guideText(item: GuideItem): Text {
  const { policy } = words[item.name];
  return say`${stateText(item)}${policy && say` By the policy "${policy}".`}`;
}

/** Why a value is not what the guide wants. */
export function faultWords(fault: GuideFault, flaw: SettingFlaw | undefined): Text {
  return fault === 'form' ? flawWords(flaw) : faults[fault];
}

function stateText({ name, state, value, fault, flaw, due }: GuideItem): Text {
  const { wants } = words[name];
  const is = value === undefined || value === '' ? [] : say` (${outside(value)})`;
  const why = fault && faultWords(fault, flaw);
  const wrong = why ? say`: ${why}` : due ? say`, and what else is set wants it` : [];
  const stands = state === 'unset' ? say`no policy sets it` : ours(state);
  return say`${stands}${is}${wrong}. The guide: ${wants}.`;
}
