/**
 * Hosts whose certificate the sensor pins: command channel, sensor data and settings, which
 * Microsoft's client analyzer tests with pinning (RegionsURLs.json and its scripts, 2022 to 2024);
 * storage accounts, trust lists and management it tests without (`NoPinning`). The consolidated
 * names of the streamlined lists carry the same channels.
 */
const pinned: readonly RegExp[] = [
  /^winatp-gw-[a-z0-9-]+\.microsoft\.com$/,
  /^(?:[a-z0-9-]+\.)?events\.data\.microsoft\.com$/,
  /^(?:[a-z0-9-]+\.)?vortex-win\.data\.microsoft\.com$/,
  /^settings-win\.data\.microsoft\.com$/,
  /^(?:[a-z0-9-]+\.)*endpoint\.security\.microsoft\.(?:com|us)$/,
];

/** Whether the sensor takes no certificate of this host but those of the expected roots. */
export function isPinned(host: string): boolean {
  const name = host.toLowerCase();
  return pinned.some((pattern) => pattern.test(name));
}
