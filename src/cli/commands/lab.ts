import { once } from 'node:events';
import { scenarios } from '../../lab/scenarios.ts';
import { selfTestFormats } from '../../report/document-formats.ts';
import { scenarioNamed, startSession, targetsOf } from '../../setup/lab/lab-session.ts';
import { checkPositionals, UsageError } from '../../setup/usage/usage-error.ts';
import { displayFlags } from '../args/display-flags.ts';
import { outputFlags } from '../args/document-flags.ts';
import { type Flags, turnOn } from '../args/flag.ts';
import { type NamedLine, nameList } from '../args/name-list.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { interruptible } from '../interrupt.ts';
import type { SelfTestArgs } from '../lab/lab-self-test.ts';
import { printText } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';

interface LabArgs extends SelfTestArgs {
  readonly list?: boolean;
  readonly selfTest?: boolean;
}

const labFlags: Flags<Omit<LabArgs, keyof SelfTestArgs>> = {
  list: turnOn('list', 'print the scenarios and stop'),
  selfTest: turnOn(
    'self-test',
    'audit the network of every scenario, and compare what is said with what is so',
  ),
};
const documentFlags = outputFlags(selfTestFormats, 'of the self-test, ');

export const labCommand: Command = commandOf<LabArgs>({
  usage: '[SCENARIO] [options]',
  choices: scenarios.map(({ name }) => name),
  flags: { ...labFlags, ...documentFlags, ...displayFlags },
  optionGroups: [
    { title: 'Lab', options: Object.values(labFlags) },
    { title: 'Output', options: Object.values(documentFlags) },
    { title: 'Display', options: Object.values(displayFlags) },
  ],
  examples: [
    'netready lab',
    'netready lab --list',
    'netready lab sni-filter',
    'netready lab --self-test',
    'netready lab --self-test --output self-test.html',
  ],
  run,
});

async function run(args: LabArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, args.selfTest ? 0 : 1);
  if (args.selfTest) return (await import('../lab/lab-self-test.ts')).labSelfTest(args);
  if (args.output)
    throw new UsageError('Cannot write a report of the lab: --output is for --self-test');
  if (args.list) {
    const { width } = terminal();
    const rows = scenarios.map(({ name, title }): NamedLine => [name, title]);
    await printText(`${nameList(rows, { width }).join('\n')}\n`);
    return 0;
  }
  const scenario = await scenarioNamed('SCENARIO', positionals[0] ?? 'company');
  const session = await startSession(scenario, await targetsOf(scenario));
  const { lab, chosen } = session;
  const { address, port } = lab.resolver;
  try {
    await printText(
      [
        `${scenario.name}: ${scenario.title}\n\n`,
        `Name server  ${address}:${port} (UDP and TCP), for ${chosen.targets.length} targets\n`,
        ...Object.entries(lab.proxies).map(
          ([name, proxy]) => `Proxy        ${proxy.kind}://${proxy.host}:${proxy.port} (${name})\n`,
        ),
        ...Object.entries(lab.pacFiles).map(([name, url]) => `PAC file     ${url} (${name})\n`),
        '\nThe addresses that the name server gives are public ones, and only the lab maps\n',
        'them to loopback. In another terminal, the same network is audited by\n\n',
        `  netready audit --lab ${scenario.name}\n\n`,
        'Ctrl-C ends it.\n',
      ].join(''),
    );
    await interruptible(async (signal) => {
      if (!signal.aborted) await once(signal, 'abort');
    });
    return 0;
  } finally {
    await session.close();
  }
}
