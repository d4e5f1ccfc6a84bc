import type { Route, Setting } from '../model/route/route.ts';
import type { WindowsMachine } from './windows/windows-machine.ts';

/** What the sources may read. */
export interface DiscoveryInput {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Another machine, as files describe it: this machine's settings are left out of account. */
  readonly windows?: WindowsMachine;
  /** This machine, as its own files and programs tell, beside its environment. */
  readonly live?: WindowsMachine;
  /** What a search for WPAD found, where one was made. */
  readonly wpad?: Discovered;
}

/** What one place says: its settings, and the way out that they make together. */
export interface Discovered {
  readonly settings: readonly Setting[];
  readonly route?: Route;
  /** What the same place has behind it: a PAC file behind a proxy, or a proxy behind a PAC file. */
  readonly second?: Route;
}

/** One place that may hold proxy settings. */
export interface SettingSource {
  readonly name: string;
  /**
   * Who goes by it: `sensor`; `nobody`, for what is meant for the sensor and not read by it;
   * `others`, for the settings of its neighbours. Absent: the sensor.
   */
  readonly readBy?: 'sensor' | 'nobody' | 'others';
  readonly read: (input: DiscoveryInput) => Discovered;
}

/** A source that was read: who goes by it on that machine, and what it says. */
export interface ReadSource extends Discovered {
  readonly name: string;
  readonly readBy: NonNullable<SettingSource['readBy']>;
}
