import type { Barrier, Component, Detection } from '../../../model/component.ts';

/** How each component is called. */
export const componentNames: Readonly<Record<Component, string>> = {
  sensor: 'sensor',
  'unified-agent': 'unified agent',
  'monitoring-agent': 'monitoring agent',
  antivirus: 'Defender Antivirus',
  'windows-update': 'Windows Update',
  revocation: 'revocation and trust lists',
  push: 'push notifications',
  'user-programs': 'SmartScreen and portal, as the user',
  'linux-agent': 'agent on Linux',
  'mac-agent': 'agent on macOS',
};

/** What comes before a way. */
export const detectionWords: Readonly<Record<Detection, string>> = {
  unsearched: 'automatic detection (not searched for)',
  'found-nothing': 'automatic detection (found nothing by DNS)',
};

/** Why a target is not applicable over a route. */
export const barrierWords: Readonly<Record<Barrier, string>> = {
  'no-proxy': 'push notifications take no proxy',
  'no-socks': 'the components of Windows that use WinHTTP take no SOCKS proxy',
  'no-pac': 'the agent on Linux reads no PAC file and detects none',
};
