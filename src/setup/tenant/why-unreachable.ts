import type { FindingKind } from '../../model/finding/finding.ts';
import { runAudit } from '../audit/run-audit.ts';
import type { SettingsRequest, StepRequest } from '../request/audit-request.ts';

export interface Unreachable
  extends SettingsRequest,
    Pick<StepRequest, 'connectTo' | 'ca' | 'timeoutMs'> {
  /** A word of `--route`; absent: as the settings say. */
  readonly route?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Audits one host, over the way that a request to it went and without any token, for what kept it from an answer.
 * @returns the finding that explains it; undefined where the audit sees nothing amiss, or was interrupted.
 */
export async function whyUnreachable(
  host: string,
  { route, signal, ...request }: Unreachable,
): Promise<FindingKind | undefined> {
  const { findings, verdicts } = await runAudit(
    {
      ...request,
      targets: [`https://${host}/`],
      ...(route !== undefined && { routes: [route] }),
      // Nobody but this host is asked.
      ...{ revocation: false, interceptionCheck: false },
    },
    { signal },
  );
  const whole = verdicts.find((one) => one.route === undefined);
  if (!whole || whole.verdict === 'reachable') return undefined;
  const own = findings.filter(({ target }) => target === whole.target);
  return (own.find(({ severity }) => severity === 'error') ?? own[0])?.kind;
}
