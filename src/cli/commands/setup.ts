import type { GuideMachine } from '../../diagnosis/guide/machine-lines.ts';
import { setupLines } from '../../diagnosis/guide/setup-guide.ts';
import type { SetupGuide } from '../../model/guide/setup-line.ts';
import { setupFormats } from '../../report/document-formats.ts';
import type { SettingsRequest } from '../../setup/request/audit-request.ts';
import { runDiscovery } from '../../setup/routes/run-discovery.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { settingFlags } from '../args/audit-flags.ts';
import { filesOf } from '../args/check-files.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { partOf } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import { askTenant } from '../setup/ask-tenant.ts';
import { auditOfFile } from '../setup/audit-of-file.ts';
import { graphToken } from '../setup/graph-token.ts';
import { type ReportingArgs, reportingFlags } from '../setup/reporting-flags.ts';
import { placeDevices, siteForecasts } from '../setup/site-forecasts.ts';
import { type TenantArgs, tenantFlags } from '../setup/tenant-flags.ts';

interface SetupArgs
  extends SettingsRequest,
    TenantArgs,
    ReportingArgs,
    OutputArgs<SetupGuide>,
    DisplayArgs {}

const documentFlags = outputFlags(setupFormats);

export const setupCommand: Command = commandOf<SetupArgs>({
  usage: '[REPORT] [options]',
  flags: { ...settingFlags, ...tenantFlags, ...reportingFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Settings', options: Object.values(settingFlags) },
    { title: 'Tenant', options: Object.values(tenantFlags) },
    { title: 'After the rollout', options: Object.values(reportingFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready setup',
    'netready setup audit.json',
    'netready setup audit.json --settings policies.reg --settings winhttp.txt',
    'netready setup --tenant contoso.onmicrosoft.com',
    'netready setup --graph-token-az',
    'netready setup --graph-token-file token.json --cloud gcc-high',
    'netready setup --reporting zurich.json --reporting bern.json --graph-token-az',
    'netready setup audit.json --tenant contoso.onmicrosoft.com --output setup.html',
  ],
  exitStatus:
    '0 nothing is wrong or to do; 1 something is; 2 nothing could be told; 130 interrupted',
  run,
});

async function run(args: SetupArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [report] = positionals;
  // First, so that nothing that follows, and no child process, has it in its environment.
  const found = await graphToken(args);
  if (!found) return 130;
  const delivery = await deliveryOf<SetupGuide>(args, {
    read: [
      ...filesOf(args),
      ...(args.reporting ?? []).map((path) => ({ option: '--reporting', path })),
      ...(args.siteMap === undefined ? [] : [{ option: '--site-map', path: args.siteMap }]),
      ...(report === undefined ? [] : [{ path: report }]),
      ...(args.graphTokenFile === undefined
        ? []
        : [{ option: '--graph-token-file', path: args.graphTokenFile }]),
    ],
  });
  const { checklist, settings, read } = await runDiscovery(partOf(args, settingFlags));
  const audit = report === undefined ? undefined : await auditOfFile(report);
  const { token } = found;
  const forecasts = await siteForecasts(args);
  if (forecasts && token === undefined) {
    throw new UsageError(
      'Cannot ask which devices report without a token: give --graph-token-az, --graph-token-file FILE or NETREADY_GRAPH_TOKEN',
    );
  }
  const answers = await askTenant({ args, token, asksDevices: forecasts !== undefined });
  if (!answers) return 130;
  const { devices, ...asked } = answers;
  const reporting = forecasts && devices && placeDevices(devices, forecasts);
  const machine: GuideMachine = args.settings
    ? { checklist, settings, from: 'files' }
    : audit?.device
      ? { ...audit.device, from: 'audit' }
      : { checklist, settings, from: 'machine' };
  const lines = setupLines({
    machine,
    ...(audit && { audit }),
    ...asked,
    ...(reporting && { reporting }),
  });
  const guide: SetupGuide = {
    madeFrom: {
      settingsFrom: machine.from,
      ...(read && { settings: read.map(({ path }) => path) }),
      ...(audit && { auditedAt: audit.network.startedAt }),
      ...(audit?.site !== undefined && { site: audit.site }),
      ...(args.tenant !== undefined && { tenant: args.tenant }),
      ...(args.reporting && { reporting: args.reporting }),
      ...(asked.graph && { graph: true }),
    },
    lines,
  };
  return (await writeAnswer(guide, delivery)) ? statusOf(guide) : 2;
}

/** By the steps that can be told. */
function statusOf({ lines }: SetupGuide): 0 | 1 | 2 {
  if (lines.some(({ state }) => state === 'wrong' || state === 'to-do')) return 1;
  return lines.some(({ state }) => state === 'done') ? 0 : 2;
}
