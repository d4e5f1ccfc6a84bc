import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { arch, platform } from 'node:process';
import { runAgent } from '../../fleet/agent.ts';
import { readAgentSettings, readSeed, seedName } from '../../fleet/agent-folder.ts';
import { inboxOf } from '../../fleet/names.ts';
import { connectHub } from '../../fleet/nats/connect.ts';
import { signer } from '../../fleet/nats/keys.ts';
import { sitePost } from '../../fleet/nats/site.ts';
import { version } from '../../setup/machine/version.ts';
import { checkPositionals } from '../../setup/usage/usage-error.ts';
import { type DisplayArgs, displayFlags } from '../args/display-flags.ts';
import { text, turnOn, usually } from '../args/flag.ts';
import { type Command, commandOf, type Words } from '../command.ts';
import { forgetJob } from '../fleet/job-places.ts';
import { reachingHub } from '../fleet/reaching-hub.ts';
import { runJob } from '../fleet/run-job.ts';
import { wayToHub } from '../fleet/way-to-hub.ts';
import { interruptible } from '../interrupt.ts';
import { say } from '../out/say.ts';

interface AgentArgs extends Pick<DisplayArgs, 'quiet'> {
  readonly folder: string;
  readonly once?: boolean;
}

const folder = usually('folder', text, {
  value: 'DIR',
  usual: '.',
  help: 'where agent.json and agent.seed are, as "netready fleet init" made them (default: the working folder); saved audits stay there until the hub has them',
});
const once = turnOn('once', 'take one job, if one is there, and end');
const { quiet } = displayFlags;

export const agentCommand: Command = commandOf<AgentArgs>({
  usage: '[options]',
  flags: { folder, once, quiet },
  optionGroups: [
    { title: 'Agent', options: [folder, once] },
    { title: 'Display', options: [quiet] },
  ],
  examples: ['netready agent --folder berlin', 'netready agent --folder /etc/netready --once'],
  exitStatus:
    'Runs until it is told to stop. Exit status: 0 it was, or --once is over; 2 its folder cannot be used, or with --once the hub.',
  run,
});

async function run(args: AgentArgs, { positionals }: Words): Promise<number> {
  checkPositionals(positionals, 0);
  const settings = await readAgentSettings(args.folder);
  const { site, server, allowance } = settings;
  const seed = await readSeed(join(args.folder, seedName));
  const ca = settings.ca === undefined ? undefined : [await readFile(settings.ca, 'utf8')];
  const tell = (line: string): void => {
    if (!args.quiet) say(`netready agent ${site}: ${line}`);
  };
  return interruptible(async (signal) => {
    const way = await wayToHub(settings, signal);
    const connection = await reachingHub(server, () =>
      connectHub({
        ...{ server, seed, name: `agent ${site}`, inbox: inboxOf(site), proxyOf: way.proxyOf },
        ...(ca && { ca }),
        isPatient: !args.once,
      }),
    );
    tell(`waits for jobs of ${server}`);
    try {
      await runAgent({
        ...{ site, allowance, version, signal, say: tell },
        system: `${platform} ${arch}`,
        post: sitePost(connection, site),
        sign: signer(seed),
        run: (job, ending) => runJob(job, { folder: args.folder, signal: ending }),
        forget: (job) => forgetJob(args.folder, job),
        ...(args.once && { once: true }),
      });
    } finally {
      await connection.close();
      way.close();
    }
    return 0;
  });
}
