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

/** A file that tells how a Windows machine is set, by what it holds. */
export type SettingsFile =
  | {
      readonly kind: 'registry-export' | 'registry-query' | 'registry-policy';
      readonly values: readonly RegistryValue[];
    }
  | { readonly kind: 'winhttp-proxy'; readonly shown: ShownProxy }
  | { readonly kind: 'winhttp-advanced-proxy'; readonly shown: ShownAdvancedProxy };

/** Why a file tells nothing, as data. */
export type SettingsFileProblem = 'too-large' | 'unreadable' | 'unknown-format';
