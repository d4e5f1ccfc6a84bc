import { execFileSync } from 'node:child_process';
import { systemFolder } from './system-folder.ts';

/** What a Windows is sold as: `WinNT`, `LanmanNT` for a domain controller, or `ServerNT`. */
export type ProductType = 'client' | 'server';

const key = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions';
const deadlineMs = 5000;

/**
 * Whether this Windows is a client or a server, which share their builds (26100 is Windows 11 24H2 and
 * Server 2025), by `ProductType` of the registry; undefined where it cannot be read within 5 seconds.
 */
export function productType(
  program: string = `${systemFolder()}\\reg.exe`,
): ProductType | undefined {
  try {
    const args = ['query', key, '/v', 'ProductType'];
    const said = execFileSync(program, args, {
      ...{ timeout: deadlineMs, maxBuffer: 65_536, windowsHide: true, killSignal: 'SIGKILL' },
      ...{ encoding: 'latin1', stdio: ['ignore', 'pipe', 'ignore'] },
    });
    return typeIn(said);
  } catch {
    return undefined;
  }
}

/** No word of it is of a language: name, type and value are as they were written. */
function typeIn(said: string): ProductType | undefined {
  const type = /^\s{1,20}ProductType\s{1,20}REG_SZ\s{1,20}(\w{1,20})\s*$/im.exec(said)?.[1];
  if (type === undefined) return undefined;
  return type.toLowerCase() === 'winnt' ? 'client' : 'server';
}
