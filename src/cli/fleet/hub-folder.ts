import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isServer, readSeed, serverHint } from '../../fleet/agent-folder.ts';
import type { Verify } from '../../fleet/fleet-result.ts';
import { siteForm } from '../../fleet/names.ts';
import { connectHub } from '../../fleet/nats/connect.ts';
import { type Hub, hubOf } from '../../fleet/nats/hub.ts';
import { verifier } from '../../fleet/nats/keys.ts';
import { readConfig } from '../../setup/config/read-config.ts';
import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { reachingHub } from './reaching-hub.ts';

/** `fleet.json` of the folder that `netready fleet init` makes. */
export interface FleetFile {
  /** Where whoever orders reaches the hub. */
  readonly server: string;
  /** The public key of each site. */
  readonly sites: Readonly<Record<string, string>>;
  /** PEM file beside it: the root of the hub's certificate. */
  readonly ca?: string;
}

export const fleetName = 'fleet.json';
export const hubSeedName = 'hub.seed';

/** A fleet, and the hands at its hub. */
export interface OpenFleet {
  /** Of the hub, as `fleet.json` names it. */
  readonly server: string;
  readonly hub: Hub;
  readonly sites: readonly string[];
  /** Whether a result of a site is signed by it. */
  readonly verify: (site: string) => Verify;
  readonly close: () => Promise<void>;
}

/** Reads the folder of a fleet, and connects to its hub. @throws UsageError in one line where either cannot be. */
export async function openFleet(folder: string): Promise<OpenFleet> {
  const { server, sites, ca } = await readFleet(folder);
  const seed = await readSeed(join(folder, hubSeedName));
  const root = ca === undefined ? undefined : await readFile(join(folder, ca), 'utf8');
  const connection = await reachingHub(server, () =>
    connectHub({
      ...{ server, seed, name: 'netready fleet', isPatient: false },
      ...(root !== undefined && { ca: [root] }),
    }),
  );
  try {
    return {
      server,
      hub: await reachingHub(server, () => hubOf(connection)),
      sites: Object.keys(sites),
      verify: (site) => verifier(Object.hasOwn(sites, site) ? (sites[site] ?? '') : ''),
      close: () => connection.close(),
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function readFleet(folder: string): Promise<FleetFile> {
  const path = join(folder, fleetName);
  const value = (await readConfig(path)) as Partial<FleetFile>;
  const wrong = (why: string): UsageError =>
    new UsageError(
      `Cannot use the fleet of ${quoted(path)}: ${why}; netready fleet init makes one`,
    );
  if (typeof value !== 'object' || value === null) throw wrong('it is no object');
  const { server, sites, ca } = value;
  if (typeof server !== 'string' || !isServer(server)) throw wrong(`server: ${serverHint}`);
  if (typeof sites !== 'object' || sites === null) throw wrong('it has no sites');
  const bad = Object.entries(sites).find(
    ([site, key]) =>
      !siteForm.test(site) || typeof key !== 'string' || !/^U[A-Z2-7]{55}$/.test(key),
  );
  if (bad) throw wrong(`the site ${quoted(bad[0])} has no public key (U…)`);
  if (ca !== undefined && typeof ca !== 'string') throw wrong('ca is no file');
  return { server, sites: { ...sites }, ...(ca !== undefined && { ca }) };
}
