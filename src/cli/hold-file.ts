import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fstatSync, lstatSync, readdirSync, realpathSync, unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { getuid, platform } from 'node:process';

/** Lets go of a file. */
export type Release = () => void;

// What systems take as the name of a socket is shorter than a path may be.
const longestName = 100;

/**
 * Holds an open file for this process, so that no other run writes to it meanwhile. What holds it is
 * a socket beside the file: whoever reaches the file reaches it too, from other namespaces as well,
 * and it answers for as long as its process lives, so that what a kill leaves is told from a run. On
 * Windows it is a named pipe. What another user put there holds nothing, and for what is no regular
 * file, or where no socket can be, nobody is kept away.
 * @returns undefined where another process holds the file, or comes for it at the same time.
 */
export async function holdFile(file: number, path: string): Promise<Release | undefined> {
  const { dev, ino } = fstatSync(file, { bigint: true });
  if (!fstatSync(file).isFile()) return () => {};
  if (platform === 'win32') return holdPipe(`\\\\.\\pipe\\netready-${dev}-${ino}`);
  const folder = dirname(realpathSync(path));
  const prefix = `.netready-${ino}-`;
  // A name of its own for each run: one that is dead may be removed without a race.
  const own = `${prefix}${randomBytes(6).toString('hex')}.lock`;
  const name = join(folder, own);
  if (Buffer.byteLength(name) > longestName) return () => {};
  const server = createServer((socket) => socket.destroy());
  server.unref();
  if ((await listen(server, name)) !== undefined) return () => {};
  // Of two runs each listens before it looks, so that one of them sees the other.
  for (const other of namesIn(folder).filter((one) => one.startsWith(prefix) && one !== own)) {
    if (!(await isHeldBy(join(folder, other)))) continue;
    server.close();
    return undefined;
  }
  // Node removes the socket when its server closes.
  if (isOurs(name)) return () => server.close();
  server.close();
  return undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a run lives behind that name; what a kill left is removed. */
async function isHeldBy(name: string): Promise<boolean> {
  if (!isOurs(name)) return false;
  if (await answers(name)) return true;
  try {
    unlinkSync(name);
  } catch {
    // Somebody else removed it.
  }
  return false;
}

async function holdPipe(name: string): Promise<Release | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  return (await listen(server, name)) === 'EADDRINUSE' ? undefined : () => server.close();
}

/** It is there, and is this user's or the system's. */
function isOurs(name: string): boolean {
  try {
    const { uid } = lstatSync(name);
    return uid === getuid?.() || uid === 0;
  } catch {
    return false;
  }
}

async function answers(name: string): Promise<boolean> {
  const socket = connect({ path: name });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** @returns the code of what went wrong. */
async function listen(server: Server, path: string): Promise<string | undefined> {
  try {
    server.listen({ path });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}
