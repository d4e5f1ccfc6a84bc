import type { Route } from '../../model/route.ts';
import type { WindowsMachine } from './windows-machine.ts';
import { readWinhttpSettings } from './winhttp-settings.ts';
import { readWinhttpShown } from './winhttp-shown.ts';

/** The machine's static WinHTTP proxy, from the registry or from netsh, the registry first. */
export function winhttpRoute(windows: WindowsMachine): Route | undefined {
  return readWinhttpSettings(windows).route ?? readWinhttpShown(windows).route;
}
