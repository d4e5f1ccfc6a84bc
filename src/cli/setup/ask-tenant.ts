import { rootCertificates } from 'node:tls';
import type { GuideSources } from '../../diagnosis/guide/setup-guide.ts';
import { version } from '../../setup/machine/version.ts';
import { readPem } from '../../setup/steps/read-pem.ts';
import { askGraph } from '../../setup/tenant/ask-graph.ts';
import type { Asking } from '../../setup/tenant/ask-json.ts';
import { findTenant } from '../../setup/tenant/find-tenant.ts';
import { parseConnectTo } from '../../setup/usage/parse-values.ts';
import { interruptible } from '../interrupt.ts';
import type { TenantArgs } from './tenant-flags.ts';

const usualTimeoutMs = 10_000;

/**
 * Asks the login page of `--tenant`, and Microsoft Graph with a token, where each is given; else nobody.
 * @returns undefined where it was interrupted.
 * @throws UsageError in one line for a file that cannot be used.
 */
export async function askTenant(
  args: TenantArgs,
  token: string | undefined,
): Promise<Pick<GuideSources, 'tenant' | 'graph'> | undefined> {
  const { tenant: domain, ca = [], connectTo = [], timeoutMs = usualTimeoutMs } = args;
  if (domain === undefined && token === undefined) return {};
  const roots = ca.flatMap((path) => readPem('ca', path));
  const shared: Omit<Asking, 'signal'> = {
    ...{ timeoutMs, userAgent: `netready/${version}` },
    connectTo: connectTo.map((text) => parseConnectTo('connectTo', text)),
    ...(roots.length > 0 && { ca: [...rootCertificates, ...roots] }),
  };
  return interruptible(async (signal) =>
    answersOf(args, token, { ...shared, signal }).catch((error: unknown) => {
      if (signal.aborted) return undefined;
      throw error;
    }),
  );
}

async function answersOf(
  { tenant: domain, cloud }: TenantArgs,
  token: string | undefined,
  asking: Asking,
): Promise<Pick<GuideSources, 'tenant' | 'graph'>> {
  const answer = domain === undefined ? undefined : await findTenant(domain, { cloud, asking });
  const found = answer && 'found' in answer ? answer.found.cloud : undefined;
  const graph =
    token === undefined
      ? undefined
      : await askGraph({ token, cloud: cloud ?? found ?? 'commercial', asking });
  return {
    ...(domain !== undefined && answer && { tenant: { domain, answer, ...(cloud && { cloud }) } }),
    ...(graph && { graph }),
  };
}
