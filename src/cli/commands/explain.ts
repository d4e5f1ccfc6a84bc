import { findingKinds } from '../../model/finding.ts';
import { explainFinding } from '../../report/explain-finding.ts';
import type { Command } from '../command.ts';
import type { Parsed } from '../option.ts';
import { printAnswer } from '../output.ts';
import { checkPositionals, notAChoice, UsageError } from '../usage-error.ts';

export const explainCommand: Command = {
  name: 'explain',
  usage: 'KIND',
  summary: 'what a finding means, why it matters, what to do',
  optionGroups: [],
  examples: ['netready explain sni-filter'],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 1);
  const name = parsed.positionals[0];
  if (name === undefined) {
    throw new UsageError(`Name a finding: one of ${findingKinds.join(', ')}`);
  }
  const kind = findingKinds.find((one) => one === name);
  if (!kind) throw notAChoice('KIND', name, findingKinds);
  await printAnswer([explainFinding(kind)]);
  return 0;
}
