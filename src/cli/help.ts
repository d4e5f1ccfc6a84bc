import { stdout } from 'node:process';
import type { Command } from './command.ts';
import type { Option } from './option.ts';

const exitStatus =
  'Exit status of audit and judge: 0 every required target passed, 1 one did not, 2 could not run.';

/** The page of `netready --help`. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'netready: which service URLs does anonymous TLS traffic reach, over which way out, how fast,',
    'and what stops the rest?',
    '',
    'Usage: netready COMMAND [options]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Start with',
    '',
    '  netready audit --lab company                    a simulated network, nothing to set up',
    '  netready audit --os windows-11 --region eu      this network',
    '',
    'netready COMMAND --help tells the options of a command.',
    exitStatus,
    '',
  ].join('\n');
}

/** The page of `netready COMMAND --help`. */
export function commandHelp({ name, usage, summary, optionGroups, examples }: Command): string {
  return [
    `netready ${name}: ${summary}`,
    '',
    `Usage: netready ${name} ${usage}`,
    ...optionGroups.flatMap(({ title, options }) => ['', title, ...options.flatMap(optionLines)]),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    exitStatus,
    '',
  ].join('\n');
}

const indent = 30;

function optionLines({ name, value, repeatable, help }: Option): string[] {
  const left = `  --${name}${value ? ` ${value}` : ''}`;
  const lines = wrap(repeatable ? `${help}; repeatable` : help, pageWidth() - indent);
  const [first = '', ...rest] = lines;
  const head =
    left.length < indent - 1 ? [left.padEnd(indent) + first] : [left, ' '.repeat(indent) + first];
  return [...head, ...rest.map((line) => ' '.repeat(indent) + line)];
}

function pageWidth(): number {
  return Math.min(100, Math.max(60, stdout.columns ?? 80));
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
