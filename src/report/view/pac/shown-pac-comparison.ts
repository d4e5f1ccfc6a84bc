/** What two PAC files answer differently. */
export interface ShownPacComparison {
  readonly old: string;
  readonly new: string;
  /** How many URLs were asked, of each caller and branch. */
  readonly asked: number;
  /** The branches: this machine, and one client's address for each range that a script names. */
  readonly branches: readonly string[];
  readonly changes: readonly ShownPacChange[];
}

export interface ShownPacChange {
  /** `windows`: services and agents by WinHTTP; `browsers`: who calls FindProxyForURL alone. */
  readonly caller: 'windows' | 'browsers';
  /** `this machine`, or the client's own address and its range. */
  readonly branch: string;
  readonly url: string;
  readonly before: string;
  readonly after: string;
}
