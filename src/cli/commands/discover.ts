import { settingFindings } from '../../diagnosis/settings/setting-findings.ts';
import { type Discovery, direct } from '../../discovery/discover.ts';
import { machineWays } from '../../discovery/machine-ways.ts';
import type { Route } from '../../model/route.ts';
import { discoveryJson } from '../../report/json/discovery-json.ts';
import { renderDiscovery } from '../../report/terminal/discovery/render-discovery.ts';
import { shownBypasses } from '../../report/view/discovery/shown-discovery.ts';
import { discoveryOf } from '../../setup/routes/discovery-of.ts';
import { hidePlaces } from '../../setup/routes/hide-places.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { checkPositionals, notAChoice } from '../../setup/usage/usage-error.ts';
import { settingFlags, stepFlags } from '../args/audit-flags.ts';
import { displayOptions, routeOptions, settingOptions } from '../args/audit-options.ts';
import { parseFlags } from '../args/flag.ts';
import type { Option, Parsed } from '../args/option.ts';
import type { Command } from '../command.ts';
import { printDocument } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';

const formats = ['table', 'json'] as const;

/** What a search for WPAD needs of the options of an audit. */
const netNames: readonly string[] = ['resolver', 'resolve', 'connect-to', 'timeout'];

const wpadOption: Option = {
  name: 'wpad',
  help: 'look for a PAC file as well: in leases of DHCP, by asking its server where the system lets us, and by DNS; without it nobody is asked',
};

export const discoverCommand: Command = {
  usage: '[options]',
  optionGroups: [
    { title: 'Settings', options: [...settingOptions, wpadOption] },
    {
      title: 'Names, for --wpad',
      options: routeOptions.filter(({ name }) => netNames.includes(name)),
    },
    {
      title: 'Output',
      options: [{ name: 'format', value: 'NAME', help: 'table (default) or json' }],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready discover',
    'netready discover --settings proxy.reg --settings winhttp.txt',
    'netready discover --wpad --format json',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 0);
  const name = parsed.one('format') ?? 'table';
  const format = formats.find((one) => one === name);
  if (!format) throw notAChoice('--format', name, formats);
  const net = {
    ...netOptions(parseFlags(parsed, stepFlags)),
    signal: new AbortController().signal,
  };
  const found = await discoveryOf(parseFlags(parsed, settingFlags), {
    net,
    wpad: parsed.has('wpad'),
  });
  const { settings, trace, detection, isThisMachine, read, wpadNames } = found;
  const { routes } = hidePlaces(found.isThisMachine ? found.routes : everyWay(found));
  const findings = settingFindings(settings);
  const shown = {
    ...{ settings, routes, findings, bypass: shownBypasses(routes), checklist: found.checklist },
    ...(!found.isThisMachine && { components: machineWays(found) }),
    ...(read && { read }),
    ...(wpadNames && { wpadNames }),
    ...(trace && { wpad: trace }),
    ...(detection && { detection }),
    ...(isThisMachine && !trace && { dhcp: 'not-asked' as const }),
  };
  const screen = terminal({ noColor: parsed.has('no-color'), noProgress: true });
  await printDocument(shown, (one) =>
    format === 'json' ? discoveryJson(one) : renderDiscovery(one, screen),
  );
  return 0;
}

/** The way of every source, the effective one first: the same proxy has readers and exceptions of its own. */
function everyWay({ route, found }: Discovery): readonly Route[] {
  const others = [...found.map((one) => one.route), direct].filter(({ id }) => id !== route.id);
  return [route, ...others.map((one) => ({ ...one, effective: false }))];
}
