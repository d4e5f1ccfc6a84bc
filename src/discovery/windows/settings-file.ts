/** One value of the registry: text and its like as text, numbers as numbers, the rest as bytes. */
export interface RegistryValue {
  /** With its hive in full, `HKEY_LOCAL_MACHINE\SOFTWARE\…`, spelled as found. */
  readonly key: string;
  readonly name: string;
  readonly data: string | number | Uint8Array;
}

/** What `netsh winhttp show proxy` said; without `proxy`: direct. */
export interface ShownProxy {
  readonly proxy?: string;
  readonly bypass?: string;
}

/** What `netsh winhttp show advproxy` said. An unset text is absent. */
export interface ShownAdvancedProxy {
  readonly proxyIsEnabled?: boolean;
  readonly proxy?: string;
  readonly proxyBypass?: string;
  readonly autoConfigIsEnabled?: boolean;
  readonly autoConfigUrl?: string;
  readonly autoDetect?: boolean;
  readonly perUser?: boolean;
}

/** The proxy that the sensor told Microsoft's MDE Client Analyzer. */
export interface AnalyzedProxy {
  readonly method: string;
  /** Empty where the method needs none. */
  readonly address: string;
}

/** What `Get-MpPreference` said of the proxy of Defender Antivirus, policy and preference in one. */
export interface ShownAntivirus {
  readonly server?: string;
  readonly pac?: string;
  readonly bypass?: string;
}

/** The accounts that `bitsadmin` tells of. */
export const shownAccounts = ['LOCALSYSTEM', 'NETWORKSERVICE', 'LOCALSERVICE'] as const;
export type ShownAccount = (typeof shownAccounts)[number];

/** What `bitsadmin /util /getieproxy` said of one account. */
export interface ShownConnection {
  readonly account: ShownAccount;
  /** A connection with settings of its own, a VPN, by its name; absent for those of the account. */
  readonly connection?: string;
  readonly autoDetect: boolean;
  readonly pac?: string;
  readonly proxy?: string;
  readonly bypass?: string;
}

/** The proxy settings of a system that is no Windows: of macOS, or of the GNOME desktop. */
export interface ShownSystemProxy {
  readonly by: 'scutil' | 'gnome';
  /** What is bound to one interface goes by it; absent for those of the system. */
  readonly interface?: string;
  readonly autoDetect: boolean;
  readonly pac?: string;
  readonly https?: string;
  readonly http?: string;
  readonly socks?: string;
  /** Names that go direct, set apart by commas. */
  readonly bypass?: string;
}

/** A file that tells how a machine is set, by what it holds, or one part of such a file. */
export type SettingsFile =
  | {
      readonly kind: 'registry-export' | 'registry-query' | 'registry-policy';
      readonly values: readonly RegistryValue[];
    }
  | { readonly kind: 'winhttp-proxy'; readonly shown: ShownProxy }
  | { readonly kind: 'winhttp-advanced-proxy'; readonly shown: ShownAdvancedProxy }
  | { readonly kind: 'connection-shown'; readonly shown: ShownConnection }
  | { readonly kind: 'antivirus-shown'; readonly shown: ShownAntivirus }
  | { readonly kind: 'analyzer'; readonly shown: AnalyzedProxy }
  | {
      readonly kind: 'unix-agent';
      readonly from: 'mdatp_managed.json' | 'mdatp health';
      readonly proxy?: string;
    }
  | { readonly kind: 'system-proxy'; readonly shown: ShownSystemProxy }
  | {
      readonly kind: 'environment-file';
      readonly variables: Readonly<Record<string, string>>;
    }
  /** One after another, as in the log of a support script. */
  | { readonly kind: 'several'; readonly parts: readonly SettingsFile[] };

/** A registry of more holds more than settings of proxies, and more than memory should. */
export const maxValues = 50_000;

/** Why a file tells nothing, as data. */
export type SettingsFileProblem = 'too-large' | 'unreadable' | 'unknown-format';
