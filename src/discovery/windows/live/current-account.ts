import type { AccountKind } from '../../../model/audit/windows/windows-account.ts';
import { askNative } from './ask-native.ts';
import { saidAccount } from './said-account.ts';

const deadlineMs = 15_000;

/** As whom this process runs on Windows; undefined where neither a native call nor `whoami` says. */
export async function currentAccount(): Promise<AccountKind | undefined> {
  const { account } = await askNative({ keys: [] }, { timeoutMs: deadlineMs });
  return account?.account ?? saidAccount();
}
