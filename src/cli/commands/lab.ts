import { once } from 'node:events';
import { scenarios } from '../../lab/scenarios.ts';
import { displayOptions } from '../audit-options.ts';
import type { Command } from '../command.ts';
import { interruptible } from '../interrupt.ts';
import { scenarioNamed, startSession } from '../lab-session.ts';
import type { Parsed } from '../option.ts';
import { printAnswer } from '../output.ts';
import { checkPositionals } from '../usage-error.ts';

export const labCommand: Command = {
  name: 'lab',
  usage: '[SCENARIO] [options]',
  summary: 'start a simulated company network on loopback and print how to reach it',
  optionGroups: [
    {
      title: 'Lab',
      options: [{ name: 'list', help: 'print the scenarios and stop' }],
    },
    { title: 'Display', options: displayOptions },
  ],
  examples: ['netready lab', 'netready lab --list', 'netready lab sni-filter'],
  run,
};

async function run(parsed: Parsed): Promise<number> {
  checkPositionals(parsed.positionals, 1);
  if (parsed.has('list')) {
    const width = Math.max(...scenarios.map(({ name }) => name.length));
    await printAnswer(scenarios.map(({ name, title }) => `${name.padEnd(width)}  ${title}\n`));
    return 0;
  }
  const scenario = scenarioNamed('SCENARIO', parsed.positionals[0] ?? 'company');
  const session = await startSession(scenario, parsed);
  const { lab, chosen } = session;
  const { address, port } = lab.resolver;
  try {
    await printAnswer([
      `${scenario.name}: ${scenario.title}\n\n`,
      `Name server  ${address}:${port} (UDP and TCP), for ${chosen.targets.length} targets\n`,
      ...Object.entries(lab.proxies).map(
        ([name, proxy]) => `Proxy        ${proxy.kind}://${proxy.host}:${proxy.port} (${name})\n`,
      ),
      ...Object.entries(lab.pacFiles).map(([name, url]) => `PAC file     ${url} (${name})\n`),
      '\nThe addresses that the name server gives are public ones, and only the lab maps them to\n',
      'loopback. In another terminal, the same network is audited by\n\n',
      `  netready audit --lab ${scenario.name}\n\n`,
      'Ctrl-C ends it.\n',
    ]);
    await interruptible(async (signal) => {
      if (!signal.aborted) await once(signal, 'abort');
    });
    return 0;
  } finally {
    await session.close();
  }
}
