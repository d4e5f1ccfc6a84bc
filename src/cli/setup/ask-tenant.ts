import { rootCertificates } from 'node:tls';
import type { GuideSources } from '../../diagnosis/guide/setup-guide.ts';
import type { Device } from '../../model/guide/reporting.ts';
import type { Answered, GraphAnswers, NoAnswer } from '../../model/guide/tenant.ts';
import { version } from '../../setup/machine/version.ts';
import type { SettingsRequest } from '../../setup/request/audit-request.ts';
import { netOptions } from '../../setup/steps/net-options.ts';
import { readPem } from '../../setup/steps/read-pem.ts';
import { askDevices } from '../../setup/tenant/ask-devices.ts';
import { askGraph, type GraphRequest, graphHosts } from '../../setup/tenant/ask-graph.ts';
import type { Asking } from '../../setup/tenant/ask-json.ts';
import { findTenant, loginHosts } from '../../setup/tenant/find-tenant.ts';
import { openWayOut } from '../../setup/tenant/way-out.ts';
import { whyUnreachable } from '../../setup/tenant/why-unreachable.ts';
import { interruptible } from '../interrupt.ts';
import type { TenantArgs } from './tenant-flags.ts';

const usualTimeoutMs = 10_000;
/** Of one step of an audit; what is silent is given more of it. */
const longestStepMs = 5000;

/** Whom to ask, and the way. */
export interface TenantAsked {
  readonly args: TenantArgs & SettingsRequest;
  readonly token: string | undefined;
  /** The devices too. */
  readonly asksDevices: boolean;
}

/** What was answered; what is absent was not asked for. */
export interface Asked extends Pick<GuideSources, 'tenant' | 'graph'> {
  readonly devices?: Answered<readonly Device[]>;
}

/**
 * Asks the login page of `--tenant`, and Microsoft Graph with a token, where each is given; else nobody. A host that
 * cannot be reached is audited, over the same way and without the token, for what stops it.
 * @returns undefined where it was interrupted.
 * @throws UsageError in one line for a file or a route that cannot be used.
 */
export async function askTenant(asked: TenantAsked): Promise<Asked | undefined> {
  const { args, token } = asked;
  const { tenant: domain, route: word, settings, ca = [], connectTo = [] } = args;
  const { timeoutMs = usualTimeoutMs } = args;
  if (domain === undefined && token === undefined) return {};
  const roots = ca.flatMap((path) => readPem('ca', path));
  const net = netOptions({ ca, connectTo, timeoutMs });
  return interruptible(async (signal) => {
    try {
      const request = settings ? { settings } : {};
      const wayOut = await openWayOut({ word, request, net, signal });
      try {
        const asking: Asking = {
          ...{ timeoutMs, signal, wayOut, userAgent: `netready/${version}` },
          connectTo: net.connectTo,
          ...(roots.length > 0 && { ca: [...rootCertificates, ...roots] }),
        };
        return await answersOf(asked, asking);
      } finally {
        await wayOut.close();
      }
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  });
}

async function answersOf(
  { args, token, asksDevices }: TenantAsked,
  asking: Asking,
): Promise<Asked> {
  const { tenant: domain, cloud } = args;
  const answer = domain === undefined ? undefined : await findTenant(domain, { cloud, asking });
  const found = answer && 'found' in answer ? answer.found.cloud : undefined;
  const ofGraph = cloud ?? found ?? 'commercial';
  const request = token === undefined ? undefined : { token, cloud: ofGraph, asking };
  const graph = request && (await askGraph(request));
  const devices = asksDevices && graph && (await devicesOf(graph.subscribedSkus, request));
  const explain = explainer(args, asking.signal);
  return {
    ...(domain !== undefined &&
      answer && {
        tenant: {
          domain,
          answer: await explain(loginHosts[cloud ?? 'commercial'], answer),
          ...(cloud && { cloud }),
        },
      }),
    ...(devices && { devices: await explain(graphHosts[ofGraph], devices) }),
    ...(graph && { graph: await explained(graph, (one) => explain(graphHosts[ofGraph], one)) }),
  };
}

/** Of a host that nobody reaches, the same is true for this. */
async function devicesOf(
  before: Answered<unknown>,
  request: GraphRequest,
): Promise<Answered<readonly Device[]>> {
  const isUnreachable = 'failure' in before && before.failure === 'unreachable';
  return isUnreachable ? before : askDevices(request);
}

type Explain = <T>(answer: Answered<T>) => Promise<Answered<T>>;

async function explained(graph: GraphAnswers, explain: Explain): Promise<GraphAnswers> {
  return {
    subscribedSkus: await explain(graph.subscribedSkus),
    organization: await explain(graph.organization),
    delegatedAdminRelationships: await explain(graph.delegatedAdminRelationships),
  };
}

/** Tells what stops a host, of which it is audited once. */
function explainer(
  { route, settings, connectTo, ca, timeoutMs = usualTimeoutMs }: TenantArgs & SettingsRequest,
  signal: AbortSignal,
) {
  const kinds = new Map<string, ReturnType<typeof whyUnreachable>>();
  return async <T>(host: string, answer: Answered<T>): Promise<Answered<T>> => {
    if (!isByPath(answer)) return answer;
    const asked =
      kinds.get(host) ??
      whyUnreachable(host, {
        ...{ route, signal, timeoutMs: Math.min(timeoutMs, longestStepMs) },
        ...(settings && { settings }),
        ...(connectTo && { connectTo }),
        ...(ca && { ca }),
      });
    kinds.set(host, asked);
    const kind = await asked;
    // An audit that is interrupted ends with what it has.
    signal.throwIfAborted();
    return kind === undefined ? answer : { ...answer, kind };
  };
}

/** What the network, and not the host, may have said. */
function isByPath(answer: Answered<unknown>): answer is NoAnswer {
  return 'failure' in answer && ['unreachable', 'no-json'].includes(answer.failure);
}
