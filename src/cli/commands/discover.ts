import { settingFindings } from '../../diagnosis/settings/setting-findings.ts';
import { type Discovery, direct } from '../../discovery/discover.ts';
import { machineWays } from '../../discovery/machine-ways.ts';
import type { LiveContext } from '../../model/audit/windows/live-answers.ts';
import type { Route } from '../../model/route/route.ts';
import { discoveryFormats } from '../../report/document-formats.ts';
import { type ShownDiscovery, shownBypasses } from '../../report/view/discovery/shown-discovery.ts';
import { hidePacSecrets } from '../../setup/routes/pac-secrets.ts';
import { type DiscoveryRequest, runDiscovery } from '../../setup/routes/run-discovery.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { settingFlags, stepFlags } from '../args/audit-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, partOf, turnOn } from '../args/flag.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';

interface DiscoverArgs extends DiscoveryRequest, OutputArgs<ShownDiscovery>, DisplayArgs {}

const { resolver, resolve, connectTo, timeoutMs } = stepFlags;
const netFlags = { resolver, resolve, connectTo, timeoutMs };
const wpad = turnOn(
  'wpad',
  'look for a PAC file as well: in leases of DHCP, by asking its server where the system lets us, and by DNS; without it nobody is asked',
);
const requestFlags: Flags<DiscoveryRequest> = { ...settingFlags, ...netFlags, wpad };
const documentFlags = outputFlags(discoveryFormats);

export const discoverCommand: Command = commandOf<DiscoverArgs>({
  usage: '[options]',
  flags: { ...requestFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Settings', options: [...Object.values(settingFlags), wpad] },
    { title: 'Names, for --wpad', options: Object.values(netFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready discover',
    'netready discover --settings proxy.reg --settings winhttp.txt',
    'netready discover --wpad --format json',
    'netready discover --settings proxy.reg --output proxy.html',
  ],
  run,
});

async function run(args: DiscoverArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 0);
  if (args.settings !== undefined) leanHeap();
  const delivery = await deliveryOf<ShownDiscovery>(args, { read: filesOf(args) });
  const found = await runDiscovery(partOf<DiscoveryRequest>(args, requestFlags));
  const { settings, trace, detection, isThisMachine, read, wpadNames, live, nameRules } = found;
  const { routes } = hidePacSecrets(isThisMachine ? found.routes : everyWay(found));
  const components = found.isThisMachine ? undefined : machineWays(found);
  const findings = settingFindings(settings, { routes, ...(components && { components }) });
  const shown: ShownDiscovery = {
    ...{ settings, routes, findings, bypass: shownBypasses(routes), checklist: found.checklist },
    ...(components && { components }),
    ...(read && { read }),
    ...(live && { live: withoutAnswers(live) }),
    ...(nameRules && { nameRules }),
    ...(wpadNames && { wpadNames }),
    ...(trace && { wpad: trace }),
    ...(detection && { detection }),
    ...(isThisMachine && !trace && { dhcp: 'not-asked' as const }),
  };
  return (await writeAnswer(shown, delivery)) ? 0 : 2;
}

/** Without WinHTTP's answers as they came: they may hold a login, and are told among the settings. */
function withoutAnswers({ winhttp: _, ...shown }: LiveContext): LiveContext {
  return shown;
}

/** The way of every source, the effective one first: the same proxy has readers and exceptions of its own. */
function everyWay({ route, found }: Discovery): readonly Route[] {
  const others = [...found.map((one) => one.route), direct].filter(({ id }) => id !== route.id);
  return [route, ...others.map((one) => ({ ...one, effective: false }))];
}
