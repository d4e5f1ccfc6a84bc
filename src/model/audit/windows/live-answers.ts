import type { WindowsContext } from './windows-account.ts';

/** What one of WinHTTP's functions answered: an error of Windows by its number, or a proxy, or none. */
export interface WinhttpAnswer {
  /** GetLastError; absent where it answered. */
  readonly error?: number;
  /** A list as WinHTTP writes it; absent: direct. */
  readonly proxy?: string;
  readonly bypass?: string;
}

/** What WinHttpGetIEProxyConfigForCurrentUser said of the account that asked. */
export interface WinhttpUserAnswer extends WinhttpAnswer {
  readonly autoDetect?: boolean;
  readonly pac?: string;
}

/** What WinHTTP itself says of this machine, where it can be asked. */
export interface WinhttpAnswers {
  /** WinHttpGetDefaultProxyConfiguration: the static proxy of the machine. */
  readonly machine: WinhttpAnswer;
  readonly user: WinhttpUserAnswer;
  /** WinHttpDetectAutoProxyConfigUrl, where a PAC file was searched for: its URL, or an error. */
  readonly detected?: { readonly pac?: string; readonly error?: number };
}

/** One adapter of the network that is up, with its name servers and the suffix of its connection. */
export interface Adapter {
  readonly name: string;
  readonly suffix?: string;
  readonly nameServers: readonly string[];
}

/** A service of Windows, and how it is. */
export interface ServiceState {
  readonly name: string;
  readonly state: 'running' | 'stopped' | 'other' | 'absent';
}

/** What a Windows tells of itself beside its settings: as far as native calls could be made. */
export interface LiveContext extends WindowsContext {
  readonly services?: readonly ServiceState[];
  readonly adapters?: readonly Adapter[];
  readonly winhttp?: WinhttpAnswers;
}
