import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  unlinkSync,
} from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { getuid, platform } from 'node:process';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** Lets go of a file. */
export type Release = () => void;

// What systems take as the name of a socket is shorter than a path may be.
const maxNameLength = 100;

/**
 * Holds an open file for this process, so that no other run writes to it meanwhile. What holds it is
 * a socket beside the file: whoever reaches the file reaches it too, from other namespaces as well,
 * and it answers for as long as its process lives, so that what a kill leaves is told from a run. On
 * Windows it is a named pipe. What another user put there holds nothing, and for what is no regular
 * file, or where no socket can be, nobody is kept away. Of several that come at once, one gets it.
 * @returns undefined where another process holds the file.
 */
export async function holdFile(file: number, path: string): Promise<Release | undefined> {
  const { dev, ino } = fstatSync(file, { bigint: true });
  if (!fstatSync(file).isFile()) return () => {};
  if (platform === 'win32') return holdPipe(`\\\\.\\pipe\\netready-${dev}-${ino}`);
  const folder = dirname(realpathSync(path));
  const prefix = `.netready-${ino}-`;
  // A name of its own for each run: one that is dead may be removed without a race.
  const own = `${prefix}${randomBytes(6).toString('hex')}.lock`;
  const reach = reachOf(folder, own);
  let state: State = 'trying';
  const server = createServer((socket) => socket.on('error', () => {}).end(state));
  server.unref();
  const release = (): void => {
    // Node removes the socket when its server closes.
    server.close(reach.close);
  };
  if ((await listen(server, join(reach.folder, own))) !== undefined) {
    reach.close();
    return () => {};
  }
  // Each listens before it looks, so that of two runs one sees the other.
  for (const other of namesIn(folder).filter((one) => one.startsWith(prefix) && one !== own)) {
    if (await isAhead(other, { own, reach: reach.folder })) {
      release();
      return undefined;
    }
  }
  if (!isOurs(join(folder, own))) {
    release();
    return undefined;
  }
  state = 'holding';
  return release;
}

type State = 'trying' | 'holding';

/** The folder by a name that is short enough for a socket in it, where the system has such names. */
function reachOf(
  folder: string,
  name: string,
): { readonly folder: string; readonly close: () => void } {
  const isLong = Buffer.byteLength(join(folder, name)) > maxNameLength;
  if (!isLong || platform !== 'linux') return { folder, close: () => {} };
  const file = openSync(folder, 'r');
  return { folder: `/proc/self/fd/${file}`, close: () => closeSync(file) };
}

const pauseMs = 10;

/**
 * Whether another run goes before this one: it holds the file, or tries too and has the lower name.
 * One of a higher name may have looked before this one was there, so that it is waited for: it
 * holds the file in the end, or goes.
 */
async function isAhead(
  other: string,
  { own, reach }: { readonly own: string; readonly reach: string },
): Promise<boolean> {
  for (;;) {
    const state = await stateOf(join(reach, other));
    if (state !== 'trying') return state === 'holding';
    if (other < own) return true;
    await setTimeout(pauseMs);
  }
}

/** What the run behind a name says; undefined where there is none, and what a kill left is removed. */
async function stateOf(name: string): Promise<State | undefined> {
  if (!isOurs(name)) return undefined;
  const state = await asked(name);
  if (state !== undefined) return state;
  try {
    unlinkSync(name);
  } catch {
    // Somebody else removed it.
  }
  return undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Holds a named pipe, as Windows has it. @returns undefined where another process has it, or whose may not be opened.
 *
 * @internal Exported for its tests.
 */
export async function holdPipe(name: string): Promise<Release | undefined> {
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const failed = await listen(server, name);
  // Of another user, SYSTEM say, whose pipe may not be opened.
  const isHeld = failed === 'EADDRINUSE' || failed === 'EACCES';
  return isHeld ? undefined : () => server.close();
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

const patienceMs = 2000;
const maxTries = 20;

/**
 * One that is there and says nothing, as if it were halted, holds the file. One that hangs up without a
 * word was about to let go, and is asked again, which it hears no more.
 */
async function asked(name: string): Promise<State | undefined> {
  for (let left = maxTries; left > 0; left -= 1) {
    const said = await heard(name);
    if (said !== 'hung-up') return said;
    await setTimeout(pauseMs);
  }
  return 'holding';
}

async function heard(name: string): Promise<State | 'hung-up' | undefined> {
  const socket = connect({ path: name });
  let isSilent = false;
  socket.setTimeout(patienceMs, () => {
    isSilent = true;
    socket.destroy();
  });
  try {
    await once(socket, 'connect');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ECONNRESET') return 'hung-up';
    // Where nobody listens any more, or nothing is; what is too busy to answer lives.
    return ['ECONNREFUSED', 'ENOENT'].includes(code) ? undefined : 'holding';
  }
  const said = await text(socket).catch(() => '');
  if (said === '' && !isSilent) return 'hung-up';
  return said === 'trying' ? 'trying' : 'holding';
}

/** @returns the code of what went wrong. */
async function listen(server: Server, path: string): Promise<string | undefined> {
  try {
    server.listen({ path });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
