import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { whyOf } from '../model/text/why-of.ts';
import { readConfig } from '../setup/config/read-config.ts';
import { checkFields } from '../setup/request/check-request.ts';
import { type Takes, takeCount, takeList, takeText } from '../setup/request/check-value.ts';
import { quoted, UsageError } from '../setup/usage/usage-error.ts';
import { type Allowance, usualAllowance } from './allowance.ts';
import { siteForm } from './names.ts';

/** What an agent is told on its own machine. */
export interface AgentSettings {
  readonly site: string;
  readonly server: string;
  /** PEM file, beside the settings: the root of the hub's certificate. */
  readonly ca?: string;
  /** As `--route` takes it: the way to the hub. */
  readonly route?: string;
  readonly allowance: Allowance;
}

interface SettingsFile extends Partial<Allowance> {
  readonly site?: string;
  readonly server?: string;
  readonly ca?: string;
  readonly route?: string;
}

export const settingsName = 'agent.json';
export const seedName = 'agent.seed';

const texts = takeList(takeText);
const fields: Takes<SettingsFile> = {
  site: takeText,
  server: takeText,
  ca: takeText,
  route: takeText,
  targets: texts,
  routes: texts,
  maxRate: takeCount(100_000),
  maxConcurrency: takeCount(100_000),
  maxSamples: takeCount(10_000),
};

/** Reads `agent.json` of an agent's folder. @throws UsageError in one line for what is wrong in it. */
export async function readAgentSettings(folder: string): Promise<AgentSettings> {
  const path = join(folder, settingsName);
  const value = await readConfig(path);
  const nameOf = (field: string): string => `${field} in ${path}`;
  const { site, server, ca, route, ...limits } = checkFields(value, fields, nameOf);
  if (site === undefined || !siteForm.test(site))
    throw new UsageError(`Cannot use ${quoted(site ?? '')} for site in ${path}: ${siteHint}`);
  if (server === undefined || !isServer(server))
    throw new UsageError(`Cannot use ${quoted(server ?? '')} for server in ${path}: ${serverHint}`);
  return {
    site,
    server,
    ...(ca !== undefined && { ca: join(folder, ca) }),
    ...(route !== undefined && { route }),
    allowance: { ...usualAllowance, ...limits },
  };
}

const siteHint = 'give small letters, digits and hyphens, 63 at the most';
export const serverHint =
  'give nats://, tls://, ws:// or wss:// with a host, such as nats://hub.example:4222';

/** Whether NATS can be reached by it: no login in it, which would stand in a file and in lists. */
export function isServer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return (
    ['nats:', 'tls:', 'ws:', 'wss:'].includes(protocol) &&
    hostname !== '' &&
    username === '' &&
    password === ''
  );
}

const maxSeedBytes = 1024;

/** Reads a seed. @throws UsageError in one line where others than its owner may read it, or there is none. */
export async function readSeed(path: string): Promise<string> {
  const found = await stat(path).catch((error: Error) => {
    throw new UsageError(`Cannot read the key ${quoted(path)}: ${whyOf(error)}`);
  });
  if (!found.isFile() || found.size > maxSeedBytes)
    throw new UsageError(`Cannot read the key ${quoted(path)}: it is no file of a seed`);
  if (platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new UsageError(
      `Cannot use the key ${quoted(path)}: others than its owner may read it: chmod 600`,
    );
  const seed = (await readFile(path, 'utf8')).trim();
  if (!/^SU[A-Z2-7]{56}$/.test(seed))
    throw new UsageError(`Cannot use the key ${quoted(path)}: it holds no seed of a user (SU…)`);
  return seed;
}
