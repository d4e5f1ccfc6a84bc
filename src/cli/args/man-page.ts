import type { Command } from '../command.ts';
import type { ListedCommand } from '../commands.ts';
import { exitStatus, purpose } from './help.ts';
import type { Option } from './option.ts';
import { roffLine, roffText } from './roff.ts';

/** A command beside its name. */
export interface PagedCommand extends Pick<ListedCommand, 'name' | 'summary'> {
  readonly command: Command;
}

const environment: readonly (readonly [name: string, words: string])[] = [
  ['NO_COLOR', 'no colour, where it is not empty'],
  [
    'FORCE_COLOR',
    'colour where the answer goes to no terminal too, where it is neither empty nor 0',
  ],
  ['COLUMNS', 'how wide the answer is where it goes to no terminal'],
  ['CI', 'no progress line, where it is not empty'],
  ['HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY', 'read as settings of this machine'],
];

/**
 * The manual page of all commands in the language of man (man(7)), from what their help is made of: every
 * command, every option. It has no date: two builds of one version are the same.
 */
export function manPage(commands: readonly PagedCommand[], version: string): string {
  return [
    `.TH NETREADY 1 "" "netready ${roffText(version)}" "User Commands"`,
    // What is broken at a hyphen, or stretched, is no longer what is to be typed.
    '.nh',
    '.ad l',
    '.SH NAME',
    `netready \\- ${roffText(purpose.replace(/^netready: |\?$/g, ''))}`,
    '.SH SYNOPSIS',
    '.B netready',
    '.I COMMAND',
    '[options]',
    '.SH COMMANDS',
    ...commands.flatMap(({ name, summary }) => ['.TP', `.B ${roffText(name)}`, roffLine(summary)]),
    '.TP',
    '.B help',
    roffLine('the options of a command: netready help COMMAND; with --man this page'),
    ...commands.flatMap(commandLines),
    '.SH EXIT STATUS',
    roffLine(exitStatus),
    '.SH ENVIRONMENT',
    ...environment.flatMap(([name, words]) => ['.TP', `.B ${roffText(name)}`, roffLine(words)]),
    '.SH FILES',
    '.TP',
    `.BR netready.json ", " netready.jsonc`,
    roffLine('a request, of the working folder or the nearest above it; see --config of audit'),
    '.SH SEE ALSO',
    '.BR curl (1)',
    '',
  ].join('\n');
}

function commandLines({ name, summary, command }: PagedCommand): readonly string[] {
  const { usage, optionGroups, examples } = command;
  return [
    `.SH NETREADY ${roffText(name.toUpperCase())}`,
    roffLine(`${summary}.`),
    '.PP',
    `.B netready ${roffText(name)}`,
    roffLine(usage),
    ...optionGroups.flatMap(({ title, options }) => [
      `.SS ${roffText(title)}`,
      ...options.flatMap(optionLines),
    ]),
    '.SS Examples',
    '.EX',
    ...examples.map(roffLine),
    '.EE',
    ...(command.exitStatus === undefined ? [] : ['.PP', roffLine(command.exitStatus)]),
  ];
}

function optionLines({ name, short, value, repeatable, help }: Option): readonly string[] {
  const typed = [...(short ? [`-${short}`] : []), `--${name}`];
  const bold = typed.map((word) => `\\fB${roffText(word)}\\fR`).join(', ');
  const behind = value === undefined ? '' : ` \\fI${roffText(value)}\\fR`;
  return ['.TP', bold + behind, roffLine(repeatable ? `${help}; repeatable` : help)];
}
