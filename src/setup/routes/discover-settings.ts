import { env } from 'node:process';
import { withDefaultDetection } from '../../discovery/default-detection.ts';
import { type Discovery, discover } from '../../discovery/discover.ts';
import { liveMachine } from '../../discovery/live-machine.ts';
import { askNative } from '../../discovery/windows/live/ask-native.ts';
import { partsOfFile } from '../../discovery/windows/parts-of-file.ts';
import { placesOfFile } from '../../discovery/windows/places-of-file.ts';
import { type WindowsMachine, windowsMachine } from '../../discovery/windows/windows-machine.ts';
import type { WpadTrial } from '../../discovery/wpad/find-wpad.ts';
import { windowsSuffixes } from '../../discovery/wpad/machine-suffixes.ts';
import type { ReadFile } from '../../model/route/read-file.ts';
import type { NetOptions } from '../../net/options.ts';
import { withoutQueryValues } from '../../net/secrets/without-query-values.ts';
import type { SettingsRequest } from '../request/audit-request.ts';
import { readSettingsFiles } from './read-settings-files.ts';

/** Windows may look through all its adapters, one after another. */
const detectionMs = 30_000;

export interface DiscoveryWishes {
  readonly net: Omit<NetOptions, 'onCertificate'>;
  /** Look for a PAC file by DNS. */
  readonly wpad: boolean;
  /** Where the files say nothing; default: this process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The network is a simulated one: how this machine is set has no say. */
  readonly isSimulated?: boolean;
  /** DNS suffixes for WPAD in place of this machine's own. */
  readonly suffixes?: readonly string[] | undefined;
}

export interface FoundDiscovery extends Discovery {
  /** The names that were asked for WPAD; absent where none was searched for. */
  readonly trace?: readonly WpadTrial[];
  /** The files of `--settings`, and what was found in them. */
  readonly read?: readonly ReadFile[];
  /** The names that the machine of those files would ask DNS for. */
  readonly wpadNames?: readonly string[];
}

/**
 * The settings that count: of the files of `--settings`, which describe another machine, else of
 * this one; with what WPAD finds, where that is wished. Without it nobody is asked.
 * @throws UsageError in one line for a file that cannot be used.
 */
export async function discoverSettings(
  { settings: files = [] }: SettingsRequest,
  { net, wpad, environment = env, isSimulated = false, suffixes }: DiscoveryWishes,
): Promise<FoundDiscovery> {
  const machine = await machineOf(files);
  const { windows } = machine ?? {};
  const live = windows || isSimulated ? undefined : await liveMachine();
  const search = wpad
    ? (await import('../../discovery/wpad/search-wpad.ts')).searchWpad
    : undefined;
  const found = await search?.({ net, windows, live, suffixes });
  const asked = wpad && live?.live ? await withDetected(live, net.signal) : live;
  const discovery = discover({
    environment,
    ...(windows && { windows }),
    ...(asked && { live: asked }),
    ...(found && { wpad: found }),
  });
  const settings = withDefaultDetection(discovery).map(({ raw, value, ...setting }) => ({
    ...setting,
    raw: withoutQueryValues(raw),
    ...(value !== undefined && { value: withoutQueryValues(value) }),
  }));
  const checklist = discovery.checklist.map(({ value, ...item }) => ({
    ...item,
    ...(value !== undefined && { value: withoutQueryValues(value) }),
  }));
  const { read, wpadNames } = machine ?? {};
  return {
    ...discovery,
    settings,
    checklist,
    ...(read && { read }),
    ...(wpadNames && { wpadNames }),
    ...(found && { trace: found.trace }),
  };
}

/** What WinHTTP finds by a search of its own, beside ours. */
async function withDetected(live: WindowsMachine, signal: AbortSignal): Promise<WindowsMachine> {
  const { winhttp } = live.live ?? {};
  if (live.live === undefined || winhttp === undefined) return live;
  const { detected } = await askNative({ detect: true }, { timeoutMs: detectionMs, signal });
  if (detected === undefined) return live;
  return { ...live, live: { ...live.live, winhttp: { ...winhttp, detected: detected.detected } } };
}

interface Machine extends Pick<FoundDiscovery, 'read' | 'wpadNames'> {
  readonly windows: WindowsMachine;
}

async function machineOf(paths: readonly string[]): Promise<Machine | undefined> {
  if (paths.length === 0) return undefined;
  const files = await readSettingsFiles(paths);
  const windows = windowsMachine(files);
  const { wpadNames } = await import('../../discovery/wpad/wpad-names.ts');
  const names = wpadNames(windowsSuffixes(windows)).filter(({ beyond }) => !beyond);
  return {
    windows,
    read: files.map((file, index) => {
      const places = placesOfFile(file);
      return {
        ...{ path: paths[index] ?? '', parts: partsOfFile(file) },
        ...(places.length > 0 && { places }),
      };
    }),
    wpadNames: names.map(({ name }) => name),
  };
}
