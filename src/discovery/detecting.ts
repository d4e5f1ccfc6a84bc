import type { Setting } from '../model/route/route.ts';
import type { DiscoveryInput, ReadSource } from './setting-source.ts';
import { macSystemProxy } from './unix.ts';
import {
  type DetectingAccount,
  type DetectionSwitch,
  detectionSwitch,
} from './windows/detection.ts';

/** Automatic detection of each account. */
export type Detects = Readonly<Record<DetectingAccount, DetectionSwitch>>;

/** Whether a connection has automatic detection on itself. */
export function isDetecting(one: ReadSource | undefined): boolean {
  return one?.settings.some(({ id }) => id.endsWith(':auto-detect')) === true;
}

/** The switch of each account of a machine of Windows; undefined for another. */
export function switchesOf({ windows }: DiscoveryInput): Detects | undefined {
  if (windows === undefined || windows.isUnix === true) return undefined;
  return { system: detectionSwitch(windows, 'system'), user: detectionSwitch(windows, 'user') };
}

/** Where automatic detection decides before the way that is written down. */
export function detectionOf(
  given: DiscoveryInput,
  {
    found,
    winner,
  }: { readonly found: readonly ReadSource[]; readonly winner: ReadSource | undefined },
): 'unsearched' | 'found-nothing' | undefined {
  if (given.windows === undefined) return undefined;
  const detects = switchesOf(given)?.system;
  if (detects?.state === 'disabled') return undefined;
  // Without a switch for all of it, as on macOS, a connection says so itself.
  const one =
    winner ?? (detects ? undefined : found.find(({ name }) => name === macSystemProxy.name));
  if (one ? !isDetecting(one) : detects?.state !== 'on') return undefined;
  return given.wpad === undefined ? 'unsearched' : 'found-nothing';
}

/** A setting as it stands behind automatic detection. */
export function afterDetection(
  setting: Setting,
  detection: 'unsearched' | 'found-nothing',
): Setting {
  if (setting.id.endsWith(':auto-detect') && setting.note === undefined) {
    const note = detection === 'unsearched' ? 'detection-first' : 'detection-failed';
    return { ...setting, note };
  }
  const isOfConnection = /:(?:pac|proxy)$/.test(setting.id) && setting.wins;
  return detection === 'unsearched' && isOfConnection && setting.note === undefined
    ? { ...setting, note: 'after-detection' }
    : setting;
}
