import type { VersionRule } from '../../model/target/target.ts';
import { cloudsOf } from '../known/geography.ts';

const v20Source = 'configure-proxy-internet, 2018 to 2024: v20 from Windows 10 1803 on';
const vortexSource = 'standard-device-connectivity-urls: comment of the vortex-win rows';
const settingsSource = 'standard-device-connectivity-urls-commercial: comment of settings-win';
const settingsGovSource = 'standard-device-connectivity-urls-gov: comment of settings-win';

/**
 * Hosts with `v20` in their name: only Windows 10 from 1803, Windows 11 and Server 2019 and
 * later. They speak of Windows alone: the sheet marks these hosts for macOS and Linux as well.
 * @internal Exported for its tests.
 */
export const v20Rules: readonly VersionRule[] = [
  { effect: 'only', family: 'windows-10', from: '1803', name: 'v20', source: v20Source },
  { effect: 'only', family: 'windows-server', from: '2019', name: 'v20', source: v20Source },
  { effect: 'not', family: 'windows', to: '8.1', name: 'v20', source: v20Source },
];

/**
 * The complement: `vortex-win` hosts are for what came before.
 * @internal Exported for its tests.
 */
export const vortexWinRules: readonly VersionRule[] = [
  { effect: 'not', family: 'windows-10', from: '1803', name: 'vortex-win', source: vortexSource },
  {
    effect: 'not',
    family: 'windows-server',
    from: '2019',
    name: 'vortex-win',
    source: vortexSource,
  },
];

/**
 * `settings-win` in the commercial lists.
 * @internal Exported for its tests.
 */
export const settingsWinRules: readonly VersionRule[] = [
  {
    effect: 'only',
    family: 'windows-10',
    to: '1703',
    name: 'settings-win',
    source: settingsSource,
  },
  { effect: 'not', family: 'windows-server', name: 'settings-win', source: settingsSource },
];

/**
 * `settings-win` in the government lists, which draw the line elsewhere.
 * @internal Exported for its tests.
 */
export const settingsWinGovRules: readonly VersionRule[] = [
  {
    effect: 'not',
    family: 'windows-10',
    from: '1809',
    name: 'settings-win',
    source: settingsGovSource,
  },
  {
    effect: 'not',
    family: 'windows-server',
    from: '2019',
    name: 'settings-win',
    source: settingsGovSource,
  },
];

const v20Host = /(^|[.-])v20\.events\./;
const vortexWinHost = /(^|\.)vortex-win\.data\./;

/**
 * The version rules of a row whose comment states some: the comment's, and for `v20` and
 * `vortex-win` hosts those of the families that it does not speak of. The comments of 2021 name
 * clients alone.
 */
export function commentedRules(host: string, commented: readonly VersionRule[]): VersionRule[] {
  const families = new Set(commented.map(({ family }) => family));
  const known = v20Host.test(host) || vortexWinHost.test(host) ? versionRulesFor(host) : [];
  return [...commented, ...known.filter(({ family }) => !families.has(family))];
}

/**
 * The version rules that a host is documented to follow in whatever list it stands; none for
 * most hosts. `geography` tells a government row, where `settings-win` has a rule of its own.
 */
export function versionRulesFor(host: string, geography?: string): readonly VersionRule[] {
  if (v20Host.test(host)) return v20Rules;
  if (vortexWinHost.test(host)) return vortexWinRules;
  if (host !== 'settings-win.data.microsoft.com') return [];
  const clouds = cloudsOf(geography);
  return clouds && !clouds.includes('commercial') ? settingsWinGovRules : settingsWinRules;
}
