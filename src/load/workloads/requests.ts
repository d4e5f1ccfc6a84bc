import { performance } from 'node:perf_hooks';
import { hostAndPort } from '../../model/address/endpoint.ts';
import { type Opened, openWay } from '../open-way.ts';
import type { Outcome } from '../tally.ts';
import {
  type Answer,
  type KeptConnection,
  type KeptRequest,
  keepConnection,
} from './kept-connection.ts';
import type { PreparedWorkload, Workload, WorkloadInput } from './workload.ts';

/** One GET over a connection that is kept, through a tunnel where the way has a proxy. */
export const requests: Workload = (input) => exchanges({ ...input, uploadBytes: 0 });

/** As `requests`, with a body each way: POST where there is something to send. */
export const transfer: Workload = (input) => exchanges(input);

function exchanges(input: WorkloadInput): PreparedWorkload {
  const { target, net, budget } = input;
  const isSecure = target.scheme === 'https';
  // A proxy for HTTP takes plain requests itself.
  const isTunnel = isSecure || input.way.proxy?.kind.startsWith('socks') === true;
  const request = requestOf(input, { isTunnel });
  // The one that was used last comes first: what the load does not need falls idle.
  const idle: KeptConnection[] = [];
  return {
    operate: async (signal) => {
      const deadline = performance.now() + net.timeoutMs;
      const left = (): number => Math.max(1, Math.ceil(deadline - performance.now()));
      const exchange = async (kept: KeptConnection, opened?: Opened): Promise<Outcome> => {
        const started = performance.now();
        const answer = await kept.ask(request, {
          timeoutMs: left(),
          signal,
          onBytes: budget.onBytes,
        });
        if (kept.isOpen()) idle.push(kept);
        return outcomeOf(answer, { request, opened, ms: performance.now() - started });
      };

      const kept = takeOpen(idle);
      if (kept) {
        const outcome = await exchange(kept);
        if (!isStale(outcome)) return outcome;
      }
      const opened = await openWay(
        { ...input, net: { ...net, timeoutMs: left() }, isTunnel, isSecure },
        signal,
      );
      if (opened.failure) {
        opened.close();
        const { steps, failure } = opened;
        return { steps, failure, connections: 1, receivedBytes: 0, sentBytes: 0 };
      }
      return exchange(keepConnection(opened), opened);
    },
    close: () => {
      for (const kept of idle.splice(0)) kept.close();
    },
  };
}

function takeOpen(idle: KeptConnection[]): KeptConnection | undefined {
  for (let kept = idle.pop(); kept; kept = idle.pop()) if (kept.isOpen()) return kept;
  return undefined;
}

/** The peer may close a kept connection at any time; a client asks again (RFC 9112, 9.3.1). */
function isStale({ failure, status }: Outcome): boolean {
  return status === undefined && (failure?.code === 'closed' || failure?.code === 'reset');
}

interface Asked {
  readonly request: KeptRequest;
  readonly opened: Opened | undefined;
  readonly ms: number;
}

function outcomeOf(
  { failure, status, receivedBytes }: Answer,
  { request, opened, ms }: Asked,
): Outcome {
  const exchange = failure ? [] : [{ step: 'exchange' as const, ms }];
  return {
    steps: [...(opened?.steps ?? []), ...exchange],
    failure: failure && { step: 'exchange', ...failure },
    connections: opened ? 1 : 0,
    ...(status !== undefined && { status }),
    receivedBytes,
    sentBytes: status === undefined ? 0 : request.body.length,
  };
}

/** Absolute form where a proxy takes the request itself (RFC 9112, section 3.2.2). */
function requestOf(
  { way, target, net, uploadBytes }: WorkloadInput,
  { isTunnel }: { readonly isTunnel: boolean },
): KeptRequest {
  const usual = target.scheme === 'https' ? 443 : 80;
  const isLoaded = uploadBytes > 0;
  return {
    method: isLoaded ? 'POST' : 'GET',
    path: way.proxy && !isTunnel ? target.url : target.path,
    headers: {
      host: target.port === usual ? target.host : hostAndPort(target.host, target.port),
      'user-agent': net.userAgent,
      accept: '*/*',
      ...(isLoaded && {
        'content-type': 'application/octet-stream',
        'content-length': uploadBytes,
      }),
    },
    body: Buffer.alloc(uploadBytes),
  };
}
