import { join } from 'node:path';
import { evidenceCheck } from '../../fleet/fleet-result.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { makeOwnFolder, writeOwnPieces } from '../out/own-folder.ts';
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
    const path = join(folder, `${state.site}.ndjson`);
    const why = await fetchInto(path, fleet, state);
    if (why === undefined) files.push(path);
    else say(`netready: ${state.site}: ${why}`);
  }
  if (files.length === 0)
    throw new UsageError(
      `Cannot report job ${job}: no site has sent what it saw; see netready fleet status`,
    );
  return files;
}

/** Puts what a site saw into a file as it comes. @returns why there is none, where that is so. */
async function fetchInto(
  path: string,
  { hub }: OpenFleet,
  { site, state, result, told }: SiteState,
): Promise<string | undefined> {
  const evidence = result?.evidence;
  if (!evidence) return `${state}${told === undefined ? '' : `: ${told}`}`;
  const pieces = await hub.evidence(site, evidence);
  if (!pieces) return 'what it saw is not at the hub';
  const check = evidenceCheck(evidence);
  const isWritten = await writeOwnPieces(path, seenBy(pieces, check.add), check.isRight);
  return isWritten ? undefined : 'what it saw is not what it signed; left out';
}

async function* seenBy(
  pieces: AsyncIterable<Uint8Array>,
  look: (piece: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    look(piece);
    yield piece;
  }
}
