import { inBatches } from './in-batches.ts';

/**
 * Writes the answer to stdout, no faster than its reader takes it. A reader that goes away
 * (`| head`) ends it quietly.
 * @throws what the system says of any other failure, such as a full disk.
 */
export async function printAnswer(chunks: Iterable<string>): Promise<void> {
  const { stdout } = process;
  // An earlier part of the answer found no reader.
  if (stdout.destroyed) return;
  stdout.on('error', ignore);
  for (const batch of inBatches(chunks)) {
    const failed = await write(batch);
    if (!failed) continue;
    // The listener stays: the stream tells of its failure once more, later.
    if (failed.code === 'EPIPE' || failed.code === 'ERR_STREAM_DESTROYED') return;
    throw failed;
  }
  stdout.off('error', ignore);
}

function write(text: string | Uint8Array): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    process.stdout.write(text, (error) => resolve(error ?? undefined));
  });
}

function ignore(): void {}
