import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { seedName, settingsName } from '../../fleet/agent-folder.ts';
import { newKey } from '../../fleet/nats/keys.ts';
import { serverConfig } from '../../fleet/server-config.ts';
import { jsonText } from '../../model/text/json-text.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { makeOwnFolder, writeOwnFile } from '../out/own-folder.ts';
import { type FleetFile, fleetName, hubSeedName } from './hub-folder.ts';

export interface InitWish {
  readonly folder: string;
  readonly sites: readonly string[];
  /** `HOST:PORT` of the hub, as it listens and as agents reach it. */
  readonly listen: string;
  readonly webSocket?: string;
}

/**
 * Makes the folder of a fleet: the server's configuration, the key of whoever orders, and for each site a folder that is copied
 * to its machine as it is.
 * @returns what to do next, as lines.
 * @throws UsageError where there is a fleet already: its keys would be lost.
 */
export async function initFleet({ folder, sites, listen, webSocket }: InitWish): Promise<string[]> {
  const config = join(folder, fleetName);
  const isThere = await stat(config).then(
    () => true,
    () => false,
  );
  if (isThere)
    throw new UsageError(`Cannot make a fleet in ${quoted(folder)}: there is one already`);
  const hub = newKey();
  const keys = new Map(sites.map((site) => [site, newKey()]));
  const publicKeys = new Map([...keys].map(([site, { publicKey }]) => [site, publicKey]));
  await makeOwnFolder(folder);
  await writeOwnFile(join(folder, hubSeedName), `${hub.seed}\n`);
  await writeOwnFile(
    join(folder, 'server.conf'),
    serverConfig({
      ...{ listen, hubKey: hub.publicKey, siteKeys: publicKeys },
      ...(webSocket !== undefined && { webSocket }),
    }),
  );
  const server = webSocket === undefined ? `nats://${listen}` : `ws://${webSocket}`;
  for (const [site, { seed }] of keys) {
    const place = join(folder, 'sites', site);
    await makeOwnFolder(place);
    await writeOwnFile(join(place, seedName), `${seed}\n`);
    await writeOwnFile(join(place, settingsName), json({ site, server, targets: [] }));
  }
  const file: FleetFile = { server: `nats://${listen}`, sites: Object.fromEntries(publicKeys) };
  // Last: without it there is no fleet, and an interrupted start is begun anew.
  await writeOwnFile(config, json(file));
  return [
    `A fleet of ${sites.length} sites is in ${folder}.`,
    '',
    'Start the hub:',
    `  cd ${folder} && nats-server --config server.conf`,
    'Copy the folder of each site to a machine there, and start its agent:',
    `  netready agent --folder ${join(folder, 'sites', sites[0] ?? '')}`,
    'Order an audit of every site, and look at it:',
    `  netready fleet run netready.json --folder ${folder}`,
    `  netready fleet status --folder ${folder}`,
    `  netready fleet report --folder ${folder} --output sites.html`,
  ];
}

function json(value: object): string {
  return `${jsonText(value, 2)}\n`;
}
