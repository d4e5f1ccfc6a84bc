import { wrapText } from '../../report/text/wrap-text.ts';
import type { Command } from '../command.ts';
import type { ListedCommand } from '../commands.ts';
import { terminal } from '../out/terminal.ts';
import { nameList } from './name-list.ts';
import type { Option } from './option.ts';

/** What it is for, in one question. */
export const purpose: string =
  'netready: which service URLs does anonymous TLS traffic reach, over which way out, how fast, and what stops the rest?';
/** Of most commands. */
export const exitStatus: string =
  'Exit status of audit, judge and report: 0 every required target passed, 1 one did not, 2 could not run or nothing to try, 130 interrupted before anything was known not to pass; of diff: 0 nothing that is required stopped passing, 1 something did.';

/** The page of `netready --help`. */
export function generalHelp(commands: readonly ListedCommand[]): string {
  const width = pageWidth();
  return [
    ...wrapText(purpose, { width }),
    '',
    'Usage: netready COMMAND [options]',
    '',
    ...nameList(
      commands.map(({ name, summary }) => [name, summary]),
      { width, indent: 2 },
    ),
    '',
    'Start with',
    '',
    ...nameList(
      [
        ['netready audit --lab company', 'a simulated network, no set-up'],
        ['netready audit --os windows-11 --region eu', 'this network'],
      ],
      { width, indent: 2 },
    ),
    '',
    ...wrapText(
      'netready COMMAND --help tells the options of a command, netready help --man all of it as a manual page.',
      { width },
    ),
    ...wrapText(exitStatus, { width }),
    '',
  ].join('\n');
}

/** The page of `netready COMMAND --help`. */
export function commandHelp({ name, summary }: ListedCommand, command: Command): string {
  const { usage, optionGroups, examples } = command;
  const width = pageWidth();
  return [
    ...wrapText(`netready ${name}: ${summary}`, { width }),
    '',
    `Usage: netready ${name} ${usage}`,
    ...optionGroups.flatMap(({ title, options }) => [
      '',
      title,
      ...options.flatMap((option) => optionLines(option, width)),
    ]),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    ...wrapText(command.exitStatus ?? exitStatus, { width }),
    '',
  ].join('\n');
}

const indent = 30;
/** In less, the words of an option stand below it. */
const roomyWidth = 60;

function optionLines(option: Option, width: number): string[] {
  const { name, short, value, repeatable, help } = option;
  const typed = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`;
  const words = repeatable ? `${help}; repeatable` : help;
  if (width < roomyWidth) return nameList([[typed, words]], { width, indent: 2, names: indent });
  const left = `  ${typed}`;
  const lines = wrapText(words, { width: width - indent });
  const [first = '', ...rest] = lines;
  const head =
    left.length < indent - 1 ? [left.padEnd(indent) + first] : [left, ' '.repeat(indent) + first];
  return [...head, ...rest.map((line) => ' '.repeat(indent) + line)];
}

function pageWidth(): number {
  return Math.min(100, terminal().width);
}
