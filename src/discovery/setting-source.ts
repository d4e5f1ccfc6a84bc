import type { Route, Setting } from '../model/route.ts';

/** What the sources may read. */
export interface DiscoveryInput {
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What one place says: its settings, and the way out that they make together. */
export interface Discovered {
  readonly settings: readonly Setting[];
  readonly route?: Route;
}

/** One place that may hold proxy settings. */
export interface SettingSource {
  readonly name: string;
  readonly read: (input: DiscoveryInput) => Discovered;
}
