import type { WinhttpAnswer } from '../../../model/audit/windows/live-answers.ts';
import { askNative } from './ask-native.ts';

/** It fetches the file itself, and may wait for a host that is silent. */
const deadlineMs = 20_000;

/**
 * What WinHTTP answers for some URLs by a PAC file, which it fetches and reads itself: in 20 seconds, or
 * nothing; nothing as well where no native call can be made, or the file is none of the web.
 */
export async function askWinhttp(
  pac: string,
  urls: readonly string[],
  signal?: AbortSignal,
): Promise<readonly WinhttpAnswer[]> {
  if (!/^https?:/i.test(pac) || urls.length === 0) return [];
  const asked = { pac: { place: { pac }, urls } };
  const said = await askNative(asked, { timeoutMs: deadlineMs, ...(signal && { signal }) });
  return said.urls?.answers ?? [];
}
