import { proxyUrl } from '../../model/address/endpoint.ts';
import type { Way } from '../../model/route/route.ts';
import { type RuleDialect, ruleDialects } from '../../model/rules/rule-dialect.ts';
import type { ShownRules } from '../../model/rules/rule-set.ts';
import { rulesFormats } from '../../report/document-formats.ts';
import { plainText } from '../../report/text/say.ts';
import { rangeTexts } from '../../report/view/targets/rules/range-texts.ts';
import {
  deltaTexts,
  noteText,
  rulesAnswer,
  uncuredText,
} from '../../report/view/targets/rules/rule-texts.ts';
import { compareHave } from '../../rules/have/compare-have.ts';
import { writeRules } from '../../rules/write-rules.ts';
import type { TargetRequest } from '../../setup/request/audit-request.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { targetFlags } from '../args/audit-flags.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { type OutputArgs, outputFlags } from '../args/document-flags.ts';
import { type Flags, one, oneOf, partOf, text, turnOn } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { deliveryOf, tellProblems, writeAnswer, writeFiles } from '../deliver/deliver.ts';
import { printDocument, printText } from '../out/print-document.ts';
import { say } from '../out/say.ts';
import { dialectOfFile, readHave } from '../rules/read-have.ts';
import { ruleSetAsked } from '../rules/rule-set-asked.ts';
import { type ServedList, serveEdl } from '../rules/serve-edl.ts';
import { checkWay, readWay } from '../rules/way-asked.ts';
import {
  type AddressArgs,
  addressFlags,
  withGivenAddresses,
} from '../rules/with-given-addresses.ts';

interface RuleArgs {
  readonly dialect?: RuleDialect;
  readonly all?: boolean;
  readonly required?: boolean;
  readonly have?: string;
  readonly from?: string;
  readonly to?: string;
  readonly serveEdl?: string;
  readonly way?: Way;
}

interface RulesArgs
  extends RuleArgs,
    AddressArgs,
    TargetRequest,
    OutputArgs<ShownRules>,
    DisplayArgs {}

const documentFlags = outputFlags(rulesFormats);
const ruleFlags: Flags<RuleArgs> = {
  dialect: one('for', oneOf(ruleDialects), {
    value: 'DIALECT',
    help: `the text for a product on stdout, and on stderr what it cannot say: ${ruleDialects.join(', ')}`,
  }),
  all: turnOn('all', 'all that the report asked for, for a new device, and not the red alone'),
  required: turnOn('required', 'without what its list calls optional'),
  have: one('have', text, {
    value: 'FILE',
    file: true,
    help: 'what stands already, in the words of --for: only what is missing is written, and what is wider than needed is told',
  }),
  from: one('from', text, {
    value: 'OLD',
    file: true,
    help: 'an older list, as --catalogue takes it: with --to, what to add and what may go',
  }),
  to: one('to', text, { value: 'NEW', file: true, help: 'the newer list' }),
  serveEdl: one('serve-edl', text, {
    value: 'FOLDER',
    help: 'write each list as a file that the product of --for fetches from a web server, and what changed beside it',
  }),
  way: one('way', readWay, {
    value: 'WAY',
    help: 'PAC: where the file sends these places, direct or HOST:PORT of a proxy (default: where they passed in the audit)',
    write: (way) => (way.kind === 'direct' ? way.kind : proxyUrl(way)),
  }),
};

export const rulesCommand: Command = commandOf<RulesArgs>({
  usage: 'REPORT|--catalogue FILE|--from OLD --to NEW [options]',
  flags: { ...ruleFlags, ...addressFlags, ...targetFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Rules', options: Object.values(ruleFlags) },
    { title: 'Addresses, for devices that know no names', options: Object.values(addressFlags) },
    { title: 'Of a list, without a report', options: Object.values(targetFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready rules report.json',
    'netready rules report.json --for squid > netready.conf',
    'netready rules --catalogue mde-streamlined --region eu --for pan-os',
    'netready rules report.html --all --for csv',
    'netready rules report.json --for pac --way proxy.example:8080 >> proxy.pac',
    'netready rules report.json --for squid --have /etc/squid/squid.conf',
    'netready rules report.json --for cisco --addresses ServiceTags.json',
    'netready rules report.json --for nftables --resolve-now',
    'netready rules --catalogue mde-commercial --for pan-os --serve-edl /srv/edl',
    'netready rules --from last-year.xlsx --to mde-commercial --region eu',
  ],
  exitStatus: '0 the rules are written; 2 they could not be',
  run,
});

async function run(args: RulesArgs, { positionals, called }: Words): Promise<number> {
  checkPositionals(positionals, 1);
  const [report] = positionals;
  const { dialect: name, all: isAll = false, required: isRequired = false, quiet, ...rest } = args;
  const { have, from, to, addresses, way } = args;
  const file = have === undefined ? undefined : { path: have, dialect: dialectOfFile(name) };
  const delivery = await deliveryOf<ShownRules>(args, {
    read: [report, have, from, to, addresses].flatMap((path) =>
      path === undefined ? [] : [{ path }],
    ),
  });
  const asked = { report, request: rest, isAll, isRequired, quiet, called, from, to, way };
  const answered = await withGivenAddresses(await ruleSetAsked(asked), partOf(args, addressFlags));
  checkWay(answered.shown, { dialect: name, way });
  const set = file
    ? compareHave(await readHave(file), { ...answered, dialect: file.dialect })
    : answered.shown;
  if (args.serveEdl !== undefined) {
    const lists = await serveEdl(set, { folder: args.serveEdl, dialect: name, now: new Date() });
    await printText(lists.map(servedLine).join(''));
    const notes = lists.flatMap((list) => list.notes.map(noteText).map(plainText));
    if (!quiet) tellSections(rangeTexts(set));
    if (!quiet) for (const note of new Set(notes)) say(note);
    return 0;
  }
  if (name === undefined) return (await writeAnswer(set, delivery)) ? 0 : 2;
  const written = writeRules(set, name);
  const shown: ShownRules = { ...set, written };
  if (delivery.format.name !== 'table') return (await writeAnswer(shown, delivery)) ? 0 : 2;
  const problems = await writeFiles(shown, delivery.files);
  await printDocument(written, ({ text }) => text);
  if (!quiet) tellLosses(shown);
  return tellProblems(problems) ? 0 : 2;
}

function servedLine({ file, lines, added, removed }: ServedList): string {
  return `${file}: ${lines} lines, ${added.length} added, ${removed.length} removed\n`;
}

/** What the text does not say, for who pastes it. */
function tellLosses(shown: ShownRules): void {
  const { written, uncured, delta } = shown;
  if (delta) say(plainText(rulesAnswer(shown)));
  tellSections([...deltaTexts(shown), ...rangeTexts(shown)]);
  for (const note of written?.notes ?? []) say(plainText(noteText(note)));
  for (const one of uncured) say(`No rule cures ${plainText(uncuredText(one))}`);
}

function tellSections(sections: ReturnType<typeof rangeTexts>): void {
  for (const { title, texts } of sections) {
    for (const line of [title, ...texts]) say(plainText(line));
  }
}
