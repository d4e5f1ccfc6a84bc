import { readFileSync } from 'node:fs';

/** What this machine has to give; absent where the system does not say. */
export interface MachineCapacity {
  /** Files and connections that this process may have open. */
  readonly files?: number;
  /** Ports that connections may come from. */
  readonly ports?: number;
}

/** Reads the limits of Linux; other systems say nothing. */
export function machineCapacity(read: (path: string) => string = readText): MachineCapacity {
  const files = /^Max open files\s+(\d+)/m.exec(read('/proc/self/limits'))?.[1];
  const range = /^(\d+)\s+(\d+)/.exec(read('/proc/sys/net/ipv4/ip_local_port_range'));
  const ports = range ? Number(range[2]) - Number(range[1]) + 1 : undefined;
  return {
    ...(files !== undefined && { files: Number(files) }),
    ...(ports !== undefined && { ports }),
  };
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
