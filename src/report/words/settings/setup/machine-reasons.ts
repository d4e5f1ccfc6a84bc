import type { SettingName, SettingsFrom } from '../../../../model/guide/setup-line.ts';
import { code, ours, outside, say, type Text } from '../../../text/say.ts';
import { faultWords } from '../guide-words.ts';
import { auditToMake } from './audits-to-make.ts';
import type { WordsOf } from './reason-words.ts';

const exported = say`${code`reg export HKLM\\SOFTWARE\\Policies\\Microsoft policies.reg`} on a device, then ${code`netready setup --settings policies.reg`}.`;
/** The policies that write the two values, by their names in the editor. */
const policies: Readonly<Partial<Record<SettingName, Text>>> = {
  TelemetryProxyServer: say`"Configure connected user experiences and telemetry"`,
  DisableEnterpriseAuthProxy: say`"Configure Authenticated Proxy usage for the connected user experience and telemetry service"`,
};

const withoutRegistry: Readonly<Record<SettingsFrom, Text>> = {
  machine: say`This machine has no registry of Windows.`,
  files: say`The files that were read hold no registry.`,
  audit: say`The audit read no registry of Windows.`,
};

const cures: Readonly<Partial<Record<SettingName, Text>>> = {
  WinHttpSettings: say`${code`netsh winhttp set proxy HOST:PORT`} writes it anew.`,
  'monitoring agent': say`Write it as ${code`HOST:PORT`}, in the agent's own settings.`,
};

/** What the settings of a machine say of the guide. */
export const machineReasons: WordsOf<
  | 'no-registry'
  | 'value-set'
  | 'value-wrong'
  | 'unset'
  | 'unset-passes'
  | 'unset-fails'
  | 'unset-beside'
  | 'login-due'
  | 'login-unneeded'
  | 'managed-none'
  | 'managed-same'
  | 'managed-alone'
  | 'managed-otherwise'
  | 'winhttp-disagrees'
> = {
  'no-registry': {
    seen: ({ from }) => say`${withoutRegistry[from]} An export of a device would tell it.`,
    next: () => exported,
  },
  'value-set': {
    seen: ({ guideValue: name, value }) => say`${settingText(name)} is ${outside(value)}.`,
  },
  'value-wrong': {
    seen: ({ guideValue: name, value, fault, flaw }) =>
      say`${settingText(name)}${value === undefined ? [] : say` is ${outside(value)}`}: ${faultWords(fault, flaw)}.`,
    next: ({ guideValue: name }) =>
      policies[name] ? say`Set it by the group policy ${policies[name]}.` : cures[name],
  },
  unset: {
    seen: ({ guideValue: name }) =>
      say`${settingText(name)} is not set; it is due only where a device finds no way out without it, which a report would tell.`,
    next: (_, id) => auditToMake(id),
  },
  'unset-passes': {
    seen: ({ guideValue: name }) =>
      say`${settingText(name)} is not set, and the audit passes without it.`,
  },
  'unset-fails': {
    seen: ({ guideValue: name }) =>
      say`${settingText(name)} is not set, and the audit does not pass.`,
    next: ({ guideValue: name }) =>
      say`Where a device needs a proxy that it cannot find by itself: ${name === 'TelemetryProxyServer' ? say`set HOST:PORT by the group policy ${policies[name]}.` : say`${code`netsh winhttp set proxy HOST:PORT`}; it binds all services that go by WinHTTP.`}`,
  },
  'unset-beside': {
    seen: ({ guideValue, beside, value }) =>
      say`${settingText(guideValue)} is not set; ${besideText(beside)} is ${outside(value)}.`,
    next: () =>
      say`${code`netready discover`}, with the same files, tells the way of each component.`,
  },
  'login-due': {
    seen: ({ value }) =>
      say`DisableEnterpriseAuthProxy is not set beside the static proxy ${outside(value)}.`,
    next: () =>
      say`Set it to 1 by the group policy ${policies.DisableEnterpriseAuthProxy} (Disable Authenticated Proxy usage).`,
  },
  'login-unneeded': {
    seen: () =>
      say`DisableEnterpriseAuthProxy is not set, and is due only beside a static proxy, of which there is none.`,
  },
  'managed-none': { seen: () => say`Device management sets no static proxy.` },
  'managed-same': {
    seen: ({ value }) =>
      say`Device management says the same as the group policy, ${outside(value)}; the sensor does not read it.`,
  },
  'managed-alone': {
    seen: ({ value }) =>
      say`Device management sets ${outside(value)}, where the sensor does not read it, and no group policy does.`,
    next: () =>
      say`Set it by the group policy ${policies.TelemetryProxyServer}, or in the registry.`,
  },
  'managed-otherwise': {
    seen: ({ value, policy }) =>
      say`Device management sets ${outside(value)}, the group policy ${outside(policy)}; the sensor goes by the policy.`,
    next: () => say`Take the value out of device management, or make both say the same.`,
  },
  'winhttp-disagrees': {
    seen: ({ value, shown }) =>
      say`The registry has ${outside(value)}, netsh showed ${outside(shown)}.`,
    next: () => say`Export both again on the same device: one of them is older.`,
  },
};

function besideText(name: SettingName): Text {
  return name === 'WinHttpSettings' ? say`the proxy of WinHTTP` : settingText(name);
}

function settingText(name: SettingName): Text {
  if (name === 'monitoring agent') return say`The proxy of the monitoring agent`;
  return name === 'WinHttpSettings' ? say`The proxy of WinHTTP` : ours(name);
}
