import { env } from 'node:process';
import { graphTokenOfFile, graphTokenOfText } from '../../setup/tenant/graph-token.ts';
import { UsageError } from '../../setup/usage/usage-error.ts';
import { interruptible } from '../interrupt.ts';
import type { TenantArgs } from './tenant-flags.ts';
import { tokenOfAz } from './token-of-az.ts';

const usualTimeoutMs = 30_000;

/** A token, that there is none, or that it was interrupted. */
export type FoundToken = { readonly token: string | undefined } | undefined;

/**
 * The token of `--graph-token-file` or `--graph-token-az`, else of NETREADY_GRAPH_TOKEN, which is taken out of the
 * environment: no child process inherits it.
 * @returns undefined where it was interrupted.
 * @throws UsageError in one line where there is none in it; nothing of it is in that.
 */
export async function graphToken({
  graphTokenFile: file,
  graphTokenAz: isByAz = false,
  tenant,
  timeoutMs = usualTimeoutMs,
}: TenantArgs): Promise<FoundToken> {
  const given = env['NETREADY_GRAPH_TOKEN'] ?? '';
  delete env['NETREADY_GRAPH_TOKEN'];
  if (isByAz && file !== undefined) {
    throw new UsageError('Cannot take two tokens: give --graph-token-file or --graph-token-az');
  }
  if (file !== undefined) return { token: await graphTokenOfFile(file) };
  if (isByAz) {
    const token = await interruptible((signal) => tokenOfAz({ tenant, timeoutMs, signal }));
    return token === undefined ? undefined : { token };
  }
  return { token: given === '' ? undefined : graphTokenOfText(given, 'NETREADY_GRAPH_TOKEN') };
}
