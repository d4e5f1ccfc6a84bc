import { once } from 'node:events';
import { fstatSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { platform } from 'node:process';

/** Lets go of a file. */
export type Release = () => void;

/**
 * Holds an open file for this process, so that no other run writes to it meanwhile. What is held is
 * a name of the system's that goes with the process, however it ends: an abstract socket on Linux,
 * a named pipe on Windows. Elsewhere, and for what is no regular file, nobody is kept away.
 * @returns undefined where another process holds the file.
 */
export async function holdFile(file: number): Promise<Release | undefined> {
  const { dev, ino } = fstatSync(file, { bigint: true });
  const name = nameOf(`netready-${dev}-${ino}`);
  if (name === undefined || !fstatSync(file).isFile()) return () => {};
  const server = createServer((socket) => socket.destroy());
  server.unref();
  const problem = await listen(server, name);
  if (problem === 'EADDRINUSE') return undefined;
  return () => server.close();
}

function nameOf(text: string): string | undefined {
  if (platform === 'linux') return `\0${text}`;
  return platform === 'win32' ? `\\\\.\\pipe\\${text}` : undefined;
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
