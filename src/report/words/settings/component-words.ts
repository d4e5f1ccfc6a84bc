import type { Barrier, Component, Detection } from '../../../model/route/component.ts';
import { say, type Text } from '../../text/say.ts';

/** How each component is called. */
export const componentNames: Readonly<Record<Component, Text>> = {
  sensor: say`sensor`,
  'unified-agent': say`unified agent`,
  'monitoring-agent': say`monitoring agent`,
  antivirus: say`Defender Antivirus`,
  'windows-update': say`Windows Update`,
  revocation: say`revocation and trust lists`,
  push: say`push notifications`,
  'user-programs': say`SmartScreen and portal (as the user)`,
  'linux-agent': say`agent on Linux`,
  'mac-agent': say`agent on macOS`,
};

/** What comes before a way. */
export const detectionWords: Readonly<Record<Detection, Text>> = {
  unsearched: say`automatic detection (not searched for)`,
  'found-nothing': say`automatic detection (found nothing by DNS)`,
};

/** Why a target is not applicable over a route. */
export const barrierWords: Readonly<Record<Barrier, Text>> = {
  'no-proxy': say`push notifications take no proxy`,
  'no-socks': say`the components of Windows that use WinHTTP take no SOCKS proxy`,
  'no-pac': say`the agent on Linux reads no PAC file and detects none`,
};
