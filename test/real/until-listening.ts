import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** A port of any address, or `ADDRESS:PORT` (IPv4). */
export type Port = number | string;

export interface Awaited {
  readonly tcp: readonly Port[];
  readonly udp: readonly Port[];
  readonly log: string;
  readonly timeoutMs: number;
}

const pollMs = 20;
// State of a listening socket in /proc/net/tcp (proc_pid_net(5)); UDP's has none.
const listening = '0A';

/**
 * Waits until all ports are open in the namespace of a process, as the kernel lists them.
 * Rejects with the end of the server's log where it ended, or took longer than `timeoutMs`.
 */
export async function untilListening(child: ChildProcess, awaited: Awaited): Promise<void> {
  const { tcp, udp, log, timeoutMs } = awaited;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const ended = child.exitCode ?? child.signalCode;
    const late = performance.now() > deadline;
    if (ended !== null || late || child.pid === undefined) {
      const why = late ? `it took longer than ${timeoutMs} ms` : `it ended with ${ended}`;
      const command = child.spawnargs.slice(4, 7).join(' ');
      throw new Error(`Cannot use ${command}: ${why}\n${endOf(log)}`);
    }
    const isOpen = (tables: readonly string[], state?: string) => {
      const open = openPorts(child.pid ?? 0, { tables, state });
      return (port: Port): boolean => open.has(port);
    };
    if (tcp.every(isOpen(['tcp', 'tcp6'], listening)) && udp.every(isOpen(['udp', 'udp6']))) return;
    await setTimeout(pollMs);
  }
}

function openPorts(
  pid: number,
  { tables, state }: { readonly tables: readonly string[]; readonly state: string | undefined },
): ReadonlySet<Port> {
  const open = new Set<Port>();
  for (const line of tables.flatMap((table) => linesOf(`/proc/${pid}/net/${table}`).slice(1))) {
    const [, local = '', , found] = line.trim().split(/\s+/);
    if (state !== undefined && state !== found) continue;
    const [address = '', hex = ''] = local.split(':');
    const port = Number.parseInt(hex, 16);
    open.add(port).add(`${dotted(address)}:${port}`);
  }
  return open;
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The kernel prints the four bytes in the order of this machine: the last comes first. */
function dotted(hex: string): string {
  return (hex.match(/../g) ?? [])
    .map((byte) => Number.parseInt(byte, 16))
    .reverse()
    .join('.');
}

function endOf(log: string): string {
  return linesOf(log).slice(-20).join('\n');
}
