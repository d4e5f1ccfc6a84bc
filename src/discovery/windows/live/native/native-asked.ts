import type {
  Adapter,
  ServiceState,
  WinhttpAnswer,
  WinhttpAnswers,
} from '../../../../model/audit/windows/live-answers.ts';
import type { AccountKind } from '../../../../model/audit/windows/windows-account.ts';
import type { RegistryValue } from '../../settings-file.ts';
import type { LiveKey } from '../registry-keys.ts';
import type { PacPlace } from './winhttp.ts';

/** What the process of native calls is asked. */
export interface NativeAsked {
  /** The registry below these keys, and all that this machine tells without asking anybody. */
  readonly keys?: readonly LiveKey[];
  /** A search for a PAC file, which asks DHCP and DNS. */
  readonly detect?: true;
  /** What a PAC file says of some URLs. */
  readonly pac?: { readonly place: PacPlace; readonly urls: readonly string[] };
}

/** What it says, piece by piece. */
export type NativeReply =
  | { readonly part: 'ready' | 'end' }
  | { readonly part: 'by'; readonly by: 'node:ffi' | 'koffi' }
  | { readonly part: 'registry'; readonly values: readonly RegistryValue[] }
  | { readonly part: 'account'; readonly account: AccountKind | undefined }
  | { readonly part: 'services'; readonly services: readonly ServiceState[] }
  | { readonly part: 'adapters'; readonly adapters: readonly Adapter[] }
  | { readonly part: 'winhttp'; readonly winhttp: Pick<WinhttpAnswers, 'machine' | 'user'> }
  | { readonly part: 'detected'; readonly detected: NonNullable<WinhttpAnswers['detected']> }
  | { readonly part: 'urls'; readonly answers: readonly WinhttpAnswer[] }
  /** A function that this Windows has not, or that refused. */
  | { readonly part: 'failed'; readonly detail: string };
