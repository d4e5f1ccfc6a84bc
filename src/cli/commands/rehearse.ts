import { basename } from 'node:path';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import { rehearse } from '../../rehearse/rehearse.ts';
import { rehearsalFormats } from '../../report/document-formats.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { partOf } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import {
  type PacCircumstanceArgs,
  type PacCircumstances,
  pacCircumstanceFlags,
  pacCircumstances,
} from '../pac/pac-circumstances.ts';
import { type ChangeArgs, changeFlags } from '../rehearse/change-flags.ts';
import { type PolicyAsked, policyOfFile } from '../rehearse/policy-of-file.ts';
import { rowsAsked } from '../rehearse/rows-asked.ts';

interface RehearseArgs
  extends ChangeArgs,
    PacCircumstanceArgs,
    TargetRequest,
    OutputArgs<Rehearsal>,
    DisplayArgs {}

const documentFlags = outputFlags(rehearsalFormats);

export const rehearseCommand: Command = commandOf<RehearseArgs>({
  usage: 'FILE [REPORT] [options]',
  flags: {
    ...changeFlags,
    ...pacCircumstanceFlags,
    ...targetFlags,
    ...documentFlags,
    ...displayFlags,
  },
  optionGroups: [
    { title: 'Change', options: Object.values(changeFlags) },
    { title: 'Who asks, when, with which names', options: Object.values(pacCircumstanceFlags) },
    { title: 'Rows, without a report', options: Object.values(targetFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready rehearse squid.conf.new',
    'netready rehearse squid.conf.new report.json --as 10.20.30.40',
    'netready rehearse squid.conf.new --have squid.conf --as 10.20.30.40',
    'netready rehearse squid.conf.new --with conf.d/sites.conf --with allowed.txt',
    'netready rehearse rules.nft report.json --inside lan --outside wan',
    'netready rehearse proxy.pac --expect-way direct --os windows-11 --region eu',
    'netready rehearse edl.txt --for pan-os --catalogue mde-streamlined --region eu',
  ],
  exitStatus: '0 all rows pass; 1 some stay red, or are not known; 2 nothing is known of any',
  run,
});

async function run(args: RehearseArgs, { positionals, called }: Words): Promise<number> {
  checkPositionals(positionals, 2);
  const [file, report] = positionals;
  if (file === undefined) {
    throw new UsageError('Name the file of the change: netready rehearse squid.conf');
  }
  const { files = [], have, dns, quiet, ...request } = args;
  const delivery = await deliveryOf<Rehearsal>(args, {
    read: [file, report, have, dns, ...files].flatMap((path) =>
      path === undefined ? [] : [{ path }],
    ),
  });
  const circumstances = await pacCircumstances(partOf(args, pacCircumstanceFlags));
  const rows = await rowsAsked({ report, request, quiet, called });
  const { targets, resolved, passed } = rows;
  const asked = policyAsked(args, circumstances);
  const before = have === undefined ? undefined : await policyOfFile(have, asked);
  const { policy, madeFrom, close } = await policyOfFile(file, asked);
  if (before && before.madeFrom.dialect !== madeFrom.dialect) {
    throw new UsageError(
      `Cannot hold a change for ${madeFrom.dialect} against ${before.madeFrom.dialect}: name for --have what is in force at the same place`,
    );
  }
  const { signal } = new AbortController();
  const lookup = async (name: string): Promise<readonly string[]> =>
    resolved.get(name) ?? (await circumstances.lookup?.(name, signal))?.addresses ?? [];
  try {
    const made = { ...madeFrom, ...rows.madeFrom };
    const today = before && (await rehearse(before.policy, { targets, madeFrom: made, lookup }));
    const ruled = new Map(today?.rows.map(({ target, ruling }) => [target, ruling]));
    const rehearsal = await rehearse(policy, {
      ...{ targets, lookup },
      madeFrom: { ...made, ...(have !== undefined && { have: basename(have) }) },
      passedBefore: (target) => {
        const ruling = ruled.get(target) ?? 'unknown';
        return ruling === 'unknown' ? passed.get(target) : ruling === 'passes';
      },
    });
    return (await writeAnswer(rehearsal, delivery)) ? statusOf(rehearsal) : 2;
  } finally {
    await close();
    await before?.close();
  }
}

function policyAsked(args: RehearseArgs, circumstances: PacCircumstances): PolicyAsked {
  const { dialect, files = [], hook, inside, outside, expectWay } = args;
  return {
    ...{ dialect, circumstances, files },
    nftables: {
      ...(hook && { way: hook }),
      ...(inside && { inside }),
      ...(outside && { outside }),
    },
    ...(expectWay && { expectWay }),
  };
}

/** By the rows that count. */
function statusOf({ rows }: Rehearsal): 0 | 1 | 2 {
  const counted = rows.filter(({ required }) => required);
  if (counted.every(({ ruling }) => ruling === 'passes')) return counted.length > 0 ? 0 : 2;
  return counted.every(({ ruling }) => ruling === 'unknown') ? 2 : 1;
}
