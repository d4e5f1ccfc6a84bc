import type { Agent, OperatingSystem } from '../target/operating-system.ts';
import type { Target } from '../target/target.ts';
import type { Asker, Component } from './component.ts';

/** For which system a component is looked for, and with which agent. */
export interface ComponentSystem {
  readonly os: OperatingSystem;
  readonly agent?: Agent | undefined;
}

const downLevel: readonly OperatingSystem[] = ['windows-server-2012-r2', 'windows-server-2016'];
const older: readonly OperatingSystem[] = [
  'windows-server-2008-r2',
  'windows-8.1',
  'windows-7-sp1',
];
/** Microsoft's analyzer asks them straight, as they "do not support proxy". */
const push = /(?:^|\.)(?:wns|notify)\.windows\.com$|^login\.live\.com$/;
const updates =
  /(?:^|\.)(?:update\.microsoft\.com|windowsupdate\.com|delivery\.mp\.microsoft\.com|download\.microsoft\.com)$/;

const ofUser = /(?:^|\.)(?:smartscreen(?:-prod)?|urs|checkappexec)\.microsoft\.com$/;
const ofAntivirus = /^mdav\.|(?:^|\.)(?:wdcp|wdcpalt|wd)\.microsoft\.(?:com|us)$/;
/** Its policy names a proxy "for security intelligence updates and MAPS reporting" (WindowsDefender.admx). */
const definitions =
  /^https:\/\/(?:definitionupdates\.microsoft\.com|go\.microsoft\.com\/fwlink|www\.microsoft\.com\/security\/encyclopedia)\//;

/** What is asked for, as a list has it. */
export interface AskedRow
  extends Pick<Target, 'host' | 'pattern' | 'service' | 'category' | 'url'> {
  /** The row is there for push notifications. */
  readonly isForPush?: boolean;
}

/** Which component asks for a target on one system: by its list's columns, then by its host. */
function componentOf(target: AskedRow, { os, agent }: ComponentSystem): Component {
  if (os === 'linux') return 'linux-agent';
  if (os === 'macos') return 'mac-agent';
  const { service, category = '' } = target;
  const host = (target.pattern ?? target.host).replace(/^\*\./, '');
  if (target.isForPush || push.test(host)) return 'push';
  if (/(?:^|\.)(?:ods|oms)\.opinsights\.azure\.com$|^\w+\.azure-automation\.net$/.test(host)) {
    return 'monitoring-agent';
  }
  if (category === 'CRL' || target.url.startsWith('http:')) return 'revocation';
  if (/SmartScreen|portal/i.test(service) || ofUser.test(host)) return 'user-programs';
  if (definitions.test(target.url)) return 'antivirus';
  if (/^MU\b/.test(category) || updates.test(host)) return 'windows-update';
  // UTC: the telemetry of Windows, which the list has among the rows of the antivirus.
  if (category !== 'UTC' && (/Antivirus/i.test(service) || ofAntivirus.test(target.host)))
    return 'antivirus';
  if (older.includes(os) || agent === 'mma')
    return agent === 'unified' ? 'unified-agent' : 'monitoring-agent';
  return downLevel.includes(os) ? 'unified-agent' : 'sensor';
}

/** Who asks for a target on each of some systems. */
export function askersOf(
  target: AskedRow,
  {
    systems,
    agent,
  }: { readonly systems: readonly OperatingSystem[]; readonly agent?: Agent | undefined },
): readonly Asker[] {
  return systems.map((os) => ({ os, component: componentOf(target, { os, agent }) }));
}
