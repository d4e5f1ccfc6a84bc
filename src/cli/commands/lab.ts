import { once } from 'node:events';
import { scenarios } from '../../lab/scenarios.ts';
import { scenarioNamed, startSession, targetsOf } from '../../setup/lab/lab-session.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { displayOptions } from '../args/audit-options.ts';
import { type NamedLine, nameList } from '../args/name-list.ts';
import type { Parsed } from '../args/option.ts';
import type { Command } from '../command.ts';
import { interruptible } from '../interrupt.ts';
import { printText } from '../out/print-document.ts';
import { terminal } from '../out/terminal.ts';

export const labCommand: Command = {
  usage: '[SCENARIO] [options]',
  optionGroups: [
    {
      title: 'Lab',
      options: [
        { name: 'list', help: 'print the scenarios and stop' },
        {
          name: 'self-test',
          help: 'audit the network of every scenario, and compare what is said with what is so',
        },
      ],
    },
    {
      title: 'Output',
      options: [
        { name: 'format', value: 'NAME', help: 'of the self-test: table (default) or json' },
      ],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: [
    'netready lab',
    'netready lab --list',
    'netready lab sni-filter',
    'netready lab --self-test',
  ],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  const isSelfTest = parsed.has('self-test');
  checkPositionals(parsed.positionals, isSelfTest ? 0 : 1);
  if (isSelfTest) return (await import('../lab-self-test.ts')).labSelfTest(parsed);
  if (parsed.has('list')) {
    const { width } = terminal({ noColor: true, noProgress: true });
    const rows = scenarios.map(({ name, title }): NamedLine => [name, title]);
    await printText(`${nameList(rows, { width }).join('\n')}\n`);
    return 0;
  }
  const scenario = await scenarioNamed('SCENARIO', parsed.positionals[0] ?? 'company');
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
