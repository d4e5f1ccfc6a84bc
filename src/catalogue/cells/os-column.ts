import type { Agent, OperatingSystem } from '../../model/target/operating-system.ts';
import type { OsColumn } from '../../model/target/target.ts';

/** The servers that can run either the unified agent or the Microsoft Monitoring Agent. */
const eitherAgent: readonly OperatingSystem[] = ['windows-server-2016', 'windows-server-2012-r2'];
/** These have the newer agent by the Defender deployment tool, where that is said (`onboard-downlevel`, 2026-06-03). */
const newerByTool: readonly OperatingSystem[] = ['windows-7-sp1', 'windows-server-2008-r2'];

/**
 * The column of Microsoft's sheets that holds for an operating system, and the agent where the
 * system can run either: `unified` unless told on Server 2016 and 2012 R2, the older one unless told
 * on Windows 7 SP1 and Server 2008 R2.
 */
export function osColumn(
  os: OperatingSystem,
  agent?: Agent,
): { readonly column: OsColumn; readonly agent?: Agent } {
  if (os === 'macos') return { column: 'mac' };
  if (os === 'linux') return { column: 'linux' };
  if (agent === 'unified' && newerByTool.includes(os)) return { column: 'windows', agent };
  if (os === 'windows-8.1' || os === 'windows-7-sp1') return { column: 'windows-7-8' };
  if (os === 'windows-server-2008-r2') return { column: 'windows-server-mma' };
  if (!eitherAgent.includes(os)) return { column: 'windows' };
  return agent === 'mma'
    ? { column: 'windows-server-mma', agent }
    : { column: 'windows', agent: 'unified' };
}
