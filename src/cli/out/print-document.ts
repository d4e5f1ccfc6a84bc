import { withoutSecrets } from '../../net/secrets/without-secrets.ts';
import { documentWithoutSecrets } from './document-without-secrets.ts';
import { inBatches } from './in-batches.ts';

/**
 * Writes a document to stdout as `render` has it, without secrets, and no faster than its reader
 * takes it. A reader that goes away (`| head`) ends it quietly.
 * @throws what the system says of any other failure, such as a full disk.
 */
export async function printDocument<T extends object>(
  document: T,
  render: (document: T) => string | Iterable<string>,
): Promise<void> {
  const text = render(documentWithoutSecrets(document));
  await print(typeof text === 'string' ? [text] : text);
}

/** The same for a document that is never held whole; each piece names the addresses that it asks for. */
export async function printPieces<T extends object>(
  pieces: AsyncIterable<T>,
  render: (piece: T) => string,
): Promise<void> {
  for await (const piece of pieces) {
    const isRead = await print([render(documentWithoutSecrets(piece))]);
    if (!isRead) return;
  }
}

/** The same for words of our own, such as help. */
export async function printText(text: string): Promise<void> {
  await print([withoutSecrets(text)]);
}

/** @returns whether somebody reads on. */
async function print(chunks: Iterable<string>): Promise<boolean> {
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
