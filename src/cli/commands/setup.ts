import type { GuideMachine } from '../../diagnosis/guide/machine-lines.ts';
import { setupLines } from '../../diagnosis/guide/setup-guide.ts';
import type { SetupGuide } from '../../model/guide/setup-line.ts';
import { setupFormats } from '../../report/document-formats.ts';
import type { SettingsRequest } from '../../setup/request/audit-request.ts';
import { runDiscovery } from '../../setup/routes/run-discovery.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
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
import { type TenantArgs, tenantFlags } from '../setup/tenant-flags.ts';

interface SetupArgs extends SettingsRequest, TenantArgs, OutputArgs<SetupGuide>, DisplayArgs {}

const documentFlags = outputFlags(setupFormats);

export const setupCommand: Command = commandOf<SetupArgs>({
  usage: '[REPORT] [options]',
  flags: { ...settingFlags, ...tenantFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Settings', options: Object.values(settingFlags) },
    { title: 'Tenant', options: Object.values(tenantFlags) },
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
      ...(report === undefined ? [] : [{ path: report }]),
      ...(args.graphTokenFile === undefined
        ? []
        : [{ option: '--graph-token-file', path: args.graphTokenFile }]),
    ],
  });
  const { checklist, settings, read } = await runDiscovery(partOf(args, settingFlags));
  const audit = report === undefined ? undefined : await auditOfFile(report);
  const asked = await askTenant({ args, token: found.token });
  if (!asked) return 130;
  const machine: GuideMachine = args.settings
    ? { checklist, settings, from: 'files' }
    : audit?.device
      ? { ...audit.device, from: 'audit' }
      : { checklist, settings, from: 'machine' };
  const lines = setupLines({
    machine,
    ...(audit && { audit }),
    ...asked,
  });
  const guide: SetupGuide = {
    madeFrom: {
      settingsFrom: machine.from,
      ...(read && { settings: read.map(({ path }) => path) }),
      ...(audit && { auditedAt: audit.network.startedAt }),
      ...(audit?.site !== undefined && { site: audit.site }),
      ...(args.tenant !== undefined && { tenant: args.tenant }),
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
