import { type Registry, registryOf } from './registry.ts';
import type { SettingsFile, ShownAdvancedProxy, ShownProxy } from './settings-file.ts';

/** How a Windows machine is set, as far as files tell. */
export interface WindowsMachine {
  readonly registry: Registry;
  readonly shownProxy?: ShownProxy;
  readonly shownAdvancedProxy?: ShownAdvancedProxy;
}

/** One machine of the files of `--settings`; of two that say the same thing the last counts. */
export function windowsMachine(files: readonly SettingsFile[]): WindowsMachine {
  const shownProxy = files.findLast((file) => file.kind === 'winhttp-proxy')?.shown;
  const shownAdvancedProxy = files.findLast(({ kind }) => kind === 'winhttp-advanced-proxy');
  return {
    registry: registryOf(files),
    ...(shownProxy && { shownProxy }),
    ...(shownAdvancedProxy?.kind === 'winhttp-advanced-proxy' && {
      shownAdvancedProxy: shownAdvancedProxy.shown,
    }),
  };
}
