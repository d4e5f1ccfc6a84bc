import { inBatches } from './in-batches.ts';

/**
 * Writes to stdout as it stands, no faster than its reader takes it: words that nothing from outside is in,
 * such as help, or what secrets were taken from. A reader that goes away (`| head`) ends it quietly.
 * @returns whether somebody reads on.
 * @throws what the system says of any other failure, such as a full disk.
 */
export async function toStdout(chunks: Iterable<string>): Promise<boolean> {
  const { stdout } = process;
  // An earlier part of the answer found no reader.
  if (stdout.destroyed) return false;
  stdout.on('error', ignore);
  for (const batch of inBatches(chunks)) {
    const failed = await write(batch);
    if (!failed) continue;
    // The listener stays: the stream tells of its failure once more, later.
    if (failed.code === 'EPIPE' || failed.code === 'ERR_STREAM_DESTROYED') return false;
    throw failed;
  }
  stdout.off('error', ignore);
  return true;
}

function write(text: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => resolve(error ?? undefined));
  });
}

function ignore(): void {}
