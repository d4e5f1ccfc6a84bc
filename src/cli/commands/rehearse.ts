import { splitHostAndPort } from '../../model/address/endpoint.ts';
import type { Rehearsal } from '../../model/rules/rehearsal.ts';
import { type RuleDialect, ruleDialects } from '../../model/rules/rule-dialect.ts';
import type { PacWay } from '../../rehearse/pac/read-pac-policy.ts';
import { rehearse } from '../../rehearse/rehearse.ts';
import { rehearsalFormats } from '../../report/document-formats.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals, quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, one, oneOf, partOf, text } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, writeAnswer } from '../deliver/deliver.ts';
import {
  type PacCircumstanceArgs,
  pacCircumstanceFlags,
  pacCircumstances,
} from '../pac/pac-circumstances.ts';
import { policyOfFile } from '../rehearse/policy-of-file.ts';
import { rowsAsked } from '../rehearse/rows-asked.ts';

interface ChangeArgs {
  readonly dialect?: RuleDialect;
  readonly way?: PacWay;
  readonly inside?: string;
  readonly outside?: string;
}

interface RehearseArgs
  extends ChangeArgs,
    PacCircumstanceArgs,
    TargetRequest,
    OutputArgs<Rehearsal>,
    DisplayArgs {}

const documentFlags = outputFlags(rehearsalFormats);
const changeFlags: Flags<ChangeArgs> = {
  dialect: one('for', oneOf(ruleDialects), {
    value: 'DIALECT',
    help: `in whose words the file is, where that does not show: ${ruleDialects.join(', ')}`,
  }),
  way: one('way', pacWay, {
    value: 'direct|HOST:PORT',
    help: 'the way that all rows are to take by a PAC file; default: any that it answers',
  }),
  inside: one('inside', text, {
    value: 'NAME',
    help: 'the interface of a packet filter to the client, where its rules go by one',
  }),
  outside: one('outside', text, {
    value: 'NAME',
    help: 'the interface of a packet filter to what is asked for',
  }),
};

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
    'netready rehearse edl.txt --for pan-os --catalogue mde-streamlined --region eu',
    'netready rehearse proxy.pac --way proxy.example:8080 --as 10.20.30.40',
    'netready rehearse ruleset.nft report.json --inside lan --outside wan',
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
  const { dialect, way, inside, outside, dns, quiet, ...request } = args;
  const delivery = await deliveryOf<Rehearsal>(args, {
    read: [file, report, dns].flatMap((path) => (path === undefined ? [] : [{ path }])),
  });
  const circumstances = await pacCircumstances(partOf(args, pacCircumstanceFlags));
  const rows = await rowsAsked({ report, request, quiet, called });
  const { targets, resolved } = rows;
  const { signal } = new AbortController();
  const change = { dialect, way, inside, outside, circumstances };
  const { policy, madeFrom, close } = await policyOfFile(file, change);
  const rehearsal = await rehearse(policy, {
    targets,
    madeFrom: { ...madeFrom, ...rows.madeFrom },
    lookup: async (name) =>
      resolved.get(name) ?? (await circumstances.lookup?.(name, signal))?.addresses ?? [],
  }).finally(close);
  return (await writeAnswer(rehearsal, delivery)) ? statusOf(rehearsal) : 2;
}

/** `direct`, or a proxy by its host and port. */
function pacWay(option: string, given: string): PacWay {
  if (given === 'direct') return 'direct';
  const [, digits = '0'] = /^(?:\[[^[\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(given) ?? [];
  if (Number(digits) > 0 && Number(digits) <= 65_535) return splitHostAndPort(given.toLowerCase());
  throw new UsageError(
    `Cannot use ${quoted(given)} for ${option}: give direct, or a proxy such as proxy.example:8080`,
  );
}

/** By the rows that count. */
function statusOf({ rows }: Rehearsal): 0 | 1 | 2 {
  const counted = rows.filter(({ required }) => required);
  if (counted.every(({ ruling }) => ruling === 'passes')) return counted.length > 0 ? 0 : 2;
  return counted.every(({ ruling }) => ruling === 'unknown') ? 2 : 1;
}
