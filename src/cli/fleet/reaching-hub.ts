import { quoted, UsageError } from '../../setup/usage/usage-error.ts';
import { isSystemError } from '../is-system-error.ts';

/** Does what needs the hub. @throws UsageError in one line where it is not there, or refuses. */
export async function reachingHub<T>(server: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error) || isOwn(error)) throw error;
    throw new UsageError(`Cannot use the hub ${quoted(server)}: ${hintOf(error.message)}`);
  }
}

/** A bug of ours, or what the file system says: no hub has a part in it. */
function isOwn(error: Error): boolean {
  return error instanceof TypeError || error instanceof RangeError || isSystemError(error);
}

function hintOf(message: string): string {
  if (/authorization violation/i.test(message))
    return `${message}: its configuration does not know this key`;
  if (/jetstream/i.test(message)) return `${message}: its configuration needs a line "jetstream"`;
  return message === '' ? 'it does not answer; is nats-server running there?' : message;
}
