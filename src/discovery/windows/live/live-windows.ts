import type { LiveContext } from '../../../model/audit/windows/live-answers.ts';
import type { LiveBackend } from '../../../model/audit/windows/windows-account.ts';
import type { SettingsFile } from '../settings-file.ts';
import { askNative } from './ask-native.ts';
import { exportKeys } from './export-keys.ts';
import { liveKeys } from './registry-keys.ts';
import { saidAccount } from './said-account.ts';

/** Half a second is usual; a virus scanner that looks at the library first takes its time. */
const deadlineMs = 15_000;

/** What this machine, a Windows, tells of itself. */
export interface LiveWindows extends LiveContext {
  readonly files: readonly SettingsFile[];
}

/**
 * Reads the registry of this machine, and what else it tells: by native calls, and where there are none
 * by programs of Windows, which say less. The first have 15 seconds, the others 5. Never rejects.
 */
export async function liveWindows(): Promise<LiveWindows> {
  const said = await askNative({ keys: liveKeys }, { timeoutMs: deadlineMs });
  const { by, registry, winhttp } = said;
  const account = said.account?.account ?? (await saidAccount());
  const values = registry?.values ?? [];
  const files: readonly SettingsFile[] =
    registry === undefined ? await exportKeys() : [{ kind: 'registry-export', values }];
  const readBy: LiveBackend | undefined =
    registry && by ? by.by : files.length > 0 ? 'reg.exe' : undefined;
  return {
    files,
    ...(account && { account }),
    ...(readBy && { readBy }),
    ...(said.services && { services: said.services.services }),
    ...(said.adapters && { adapters: said.adapters.adapters }),
    ...(winhttp && { winhttp: winhttp.winhttp }),
  };
}
