import { type RuleDialect, ruleDialects } from '../../model/rule-dialect.ts';
import type { RuleText, ShownRules } from '../../model/rule-set.ts';
import { rulesFormats } from '../../report/document-formats.ts';
import { plainText } from '../../report/text/say.ts';
import { noteText, uncuredText } from '../../report/view/targets/rule-texts.ts';
import { dialects } from '../../rules/dialects.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, one, oneOf, turnOn } from '../args/flag.ts';
import { leanHeap } from '../audit/lean-heap.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, tellProblems, writeAnswer, writeFiles } from '../deliver/deliver.ts';
import { printDocument } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { ruleSetAsked } from '../rules/rule-set-asked.ts';

interface RuleArgs {
  readonly dialect?: RuleDialect;
  readonly all?: boolean;
}

interface RulesArgs extends RuleArgs, TargetRequest, OutputArgs<ShownRules>, DisplayArgs {}

const documentFlags = outputFlags(rulesFormats);
const ruleFlags: Flags<RuleArgs> = {
  dialect: one('for', oneOf(ruleDialects), {
    value: 'DIALECT',
    help: `the text for a product on stdout, and on stderr what it cannot say: ${ruleDialects.join(', ')}`,
  }),
  all: turnOn('all', 'all that the report asked for, for a new device, and not the red alone'),
};

export const rulesCommand: Command = commandOf<RulesArgs>({
  usage: 'REPORT|--catalogue FILE [--for DIALECT] [options]',
  flags: { ...ruleFlags, ...targetFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Rules', options: Object.values(ruleFlags) },
    { title: 'Of a list, without a report', options: Object.values(targetFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready rules report.json',
    'netready rules report.json --for squid > netready.conf',
    'netready rules --catalogue mde-streamlined --region eu --for pan-os',
    'netready rules report.html --all --for csv',
  ],
  exitStatus: '0 the rules are written; 2 they could not be',
  run,
});

async function run(args: RulesArgs, { positionals, called }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [report] = positionals;
  const { dialect: name, all: isAll = false, quiet, ...rest } = args;
  const delivery = await deliveryOf<ShownRules>(args, {
    read: report === undefined ? [] : [{ path: report }],
  });
  leanHeap();
  const set = await ruleSetAsked({ report, request: rest, isAll, quiet, called });
  if (name === undefined) return (await writeAnswer(set, delivery)) ? 0 : 2;
  const written: RuleText = { dialect: name, ...dialects[name].write(set) };
  const shown: ShownRules = { ...set, written };
  if (delivery.format.name !== 'table') return (await writeAnswer(shown, delivery)) ? 0 : 2;
  const problems = await writeFiles(shown, delivery.files);
  await printDocument(written, ({ text }) => text);
  if (!quiet) tellLosses(shown);
  return tellProblems(problems) ? 0 : 2;
}

/** What the text does not say, for who pastes it. */
function tellLosses({ written, uncured }: ShownRules): void {
  for (const note of written?.notes ?? []) say(plainText(noteText(note)));
  for (const one of uncured) say(`No rule cures ${plainText(uncuredText(one))}`);
}
