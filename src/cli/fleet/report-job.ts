import { join } from 'node:path';
import { isEvidence } from '../../fleet/fleet-result.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { makeOwnFolder, writeOwnFile } from '../out/own-folder.ts';
import { say } from '../out/say.ts';
import { fleetState, type SiteState } from './fleet-state.ts';
import type { OpenFleet } from './hub-folder.ts';

/**
 * Fetches what the sites of a job have seen into a folder, each as `SITE.ndjson`. What is signed by nobody, or is not what was
 * signed, is left out and told on stderr.
 * @returns the files.
 * @throws UsageError where there is none.
 */
export async function fetchEvidence(
  fleet: OpenFleet,
  { job, folder }: { readonly job: string; readonly folder: string },
): Promise<readonly string[]> {
  await makeOwnFolder(folder);
  const files: string[] = [];
  for (const state of await fleetState(fleet, job)) {
    const content = await contentOf(fleet, state);
    if (typeof content === 'string') {
      say(`netready: ${state.site}: ${content}`);
      continue;
    }
    const path = join(folder, `${state.site}.ndjson`);
    await writeOwnFile(path, content);
    files.push(path);
  }
  if (files.length === 0)
    throw new UsageError(
      `Cannot report job ${job}: no site has sent what it saw; see netready fleet status`,
    );
  return files;
}

/** The bytes, or why there are none. */
async function contentOf(
  { hub }: OpenFleet,
  { site, state, result, told }: SiteState,
): Promise<Uint8Array | string> {
  const evidence = result?.evidence;
  if (!evidence) return `${state}${told === undefined ? '' : `: ${told}`}`;
  const content = await hub.evidence(site, evidence);
  if (!content) return 'what it saw is not at the hub';
  return isEvidence(evidence, content) ? content : 'what it saw is not what it signed; left out';
}
