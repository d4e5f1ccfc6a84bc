import { unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Where an agent keeps what belongs to a job. */
export interface JobPlaces {
  readonly requested: string;
  readonly saved: string;
}

/** The name of a job is checked to be one word: it leads out of no folder. */
export function placesOf(folder: string, job: string): JobPlaces {
  const place = join(folder, 'jobs', job);
  return { requested: `${place}.json`, saved: `${place}.ndjson` };
}

/** Takes away what was kept for a job, where it is. */
export async function forgetJob(
  folder: string,
  job: string,
  which: readonly (keyof JobPlaces)[] = ['requested', 'saved'],
): Promise<void> {
  const places = placesOf(folder, job);
  for (const one of which) await unlink(places[one]).catch(() => {});
}
