// A process of agents of many sites, for `exactly-once.ts`: what they do takes a while and writes some bytes, and is no
// audit, of which five hundred would take more than one machine has. All else is what `netready agent` runs.
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runAgent } from '../../src/fleet/agent.ts';
import { readAgentSettings, readSeed } from '../../src/fleet/agent-folder.ts';
import { inboxOf } from '../../src/fleet/names.ts';
import { connectHub } from '../../src/fleet/nats/connect.ts';
import { signer } from '../../src/fleet/nats/keys.ts';
import { sitePost } from '../../src/fleet/nats/site.ts';

const folders = process.argv.slice(2);
await Promise.all(folders.map(live));

async function live(folder: string): Promise<void> {
  const { site, server, allowance } = await readAgentSettings(folder);
  const seed = await readSeed(join(folder, 'agent.seed'));
  const connection = await connectHub({
    ...{ server, seed, name: `agent ${site}`, inbox: inboxOf(site), isPatient: true },
  });
  await runAgent({
    ...{ site, allowance, version: '0', system: 'bench', sign: signer(seed) },
    post: sitePost(connection, site),
    run: async ({ job }) => {
      await setTimeout(Math.random() * 3000);
      const path = join(folder, `${job}.bin`);
      await writeFile(path, randomBytes(50_000 + Math.floor(Math.random() * 150_000)));
      return { exitStatus: 0, summary: `${site} was here`, path };
    },
    forget: async () => {},
    say: () => {},
    signal: new AbortController().signal,
  });
}
