import {
  AckPolicy,
  DiscardPolicy,
  type JetStreamManager,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
} from '@nats-io/jetstream';
import { Kvm } from '@nats-io/kv';
import { Objm } from '@nats-io/obj';
import { type NatsConnection, nanos } from '@nats-io/transport-node';
import type { FleetJob } from '../fleet-job.ts';
import type { Evidence } from '../fleet-result.ts';
import {
  ackWaitS,
  cancelSubject,
  consumerOf,
  evidenceBucket,
  jobStream,
  jobSubject,
  resultStream,
  resultSubject,
  stateBucket,
  stateTtlS,
} from '../names.ts';
import { piecesOf } from './pieces-of.ts';
import type { AgentState } from './site.ts';

/** What whoever runs a fleet does at the hub. */
export interface Hub {
  /** Makes what is not there yet: streams, and for each site its queue and its store. */
  readonly prepare: (sites: readonly string[]) => Promise<void>;
  /** Queues a job. @returns false where it was queued within the last ten minutes. */
  readonly order: (job: FleetJob) => Promise<boolean>;
  /** The sites at which a job waits or is at work, or has its result. */
  readonly sitesWith: (job: string) => Promise<ReadonlySet<string>>;
  /** The jobs that wait or are at work, by site. */
  readonly waiting: () => Promise<readonly Placed[]>;
  /** What came of jobs: where it stands, and the bytes as they were sent. */
  readonly results: (job?: string) => AsyncIterable<Sent>;
  /** What agents told of themselves within `stateTtlS`, by site. */
  readonly states: () => Promise<ReadonlyMap<string, AgentState>>;
  /**
   * The bytes of an evidence, piece by piece; undefined where there is none of that size, or it is of more than 1 GiB. No
   * more than that size is read, whatever is there.
   */
  readonly evidence: (
    site: string,
    evidence: Evidence,
  ) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Takes a job out of the queue, and tells agents that are at work. @returns the sites where it was. */
  readonly cancel: (job: string) => Promise<readonly string[]>;
}

export interface Placed {
  readonly site: string;
  readonly job: string;
}

export interface Sent extends Placed {
  readonly bytes: Uint8Array;
}

const dayMs = 86_400_000;
/** A site that is offline for longer has lost its job. */
const jobDays = 7;
const resultDays = 90;
const duplicateMs = 600_000;
const streamMissing = 10059;
/** Of one site: a hundred thousand targets take some 300 MB. */
const maxEvidenceBytes = 1024 * 1024 * 1024;

/** The hands of a hub. @throws where the server has no JetStream, or the key no right to it. */
export async function hubOf(connection: NatsConnection): Promise<Hub> {
  const manager = await jetstreamManager(connection);
  const stream = jetstream(connection);
  const kvm = new Kvm(stream);
  const objm = new Objm(stream);
  return {
    prepare: async (sites) => {
      await ensureStreams(manager);
      await kvm.create(stateBucket, { ttl: stateTtlS * 1000, history: 1 });
      for (const site of sites) {
        await manager.consumers.add(jobStream, {
          durable_name: consumerOf(site),
          filter_subject: jobSubject(site, '>'),
          ack_policy: AckPolicy.Explicit,
          ack_wait: nanos(ackWaitS * 1000),
          // One that was given up after some tries would lie in the stream unseen: the agent counts them.
          max_deliver: -1,
          max_ack_pending: 1,
        });
        await objm.create(evidenceBucket(site), { ttl: nanos(resultDays * dayMs) });
      }
    },
    order: async (job) => {
      const subject = jobSubject(job.site, job.job);
      const id = `${job.job}.${job.site}`;
      const { duplicate } = await stream.publish(subject, JSON.stringify(job), { msgID: id });
      return !duplicate;
    },
    sitesWith: async (job) => {
      const places = await Promise.all([
        placesIn(manager, jobStream, jobSubject('*', job)),
        placesIn(manager, resultStream, resultSubject('*', job)),
      ]);
      return new Set(places.flat().map(({ site }) => site));
    },
    waiting: () => placesIn(manager, jobStream, 'job.>'),
    results: async function* (job = '*') {
      const places = await placesIn(manager, resultStream, resultSubject('*', job));
      for (const place of places) {
        const subject = resultSubject(place.site, place.job);
        const found = await manager.streams.getMessage(resultStream, { last_by_subj: subject });
        if (found) yield { ...place, bytes: found.data };
      }
    },
    states: async () => {
      const states = new Map<string, AgentState>();
      const isThere = await unlessMissing(manager.streams.info(`KV_${stateBucket}`));
      if (!isThere) return states;
      const bucket = await kvm.open(stateBucket);
      for await (const site of await bucket.keys()) {
        const entry = await bucket.get(site);
        const state = entry && stateOf(entry.value);
        if (state) states.set(site, state);
      }
      return states;
    },
    evidence: async (site, { name, bytes }) => {
      const bucket = evidenceBucket(site);
      const found = await (await objm.open(bucket)).info(name);
      // What is of another size is not what was signed.
      if (found?.size !== bytes || bytes > maxEvidenceBytes) return undefined;
      return piecesOf(stream, { bucket, nuid: found.nuid, bytes });
    },
    cancel: async (job) => {
      const there = (await placesIn(manager, jobStream, `job.*.${job}`)).map(({ site }) => site);
      for (const site of there) {
        await manager.streams.purge(jobStream, { filter: jobSubject(site, job) });
        connection.publish(cancelSubject(site), job);
      }
      await connection.flush();
      return there;
    },
  };
}

async function ensureStreams(manager: JetStreamManager): Promise<void> {
  const wanted = [
    {
      name: jobStream,
      subjects: ['job.>'],
      retention: RetentionPolicy.Workqueue,
      max_age: nanos(jobDays * dayMs),
      duplicate_window: nanos(duplicateMs),
    },
    {
      name: resultStream,
      subjects: ['result.>'],
      max_age: nanos(resultDays * dayMs),
      max_msgs_per_subject: 1,
      discard: DiscardPolicy.Old,
      duplicate_window: nanos(duplicateMs),
    },
  ];
  for (const config of wanted) {
    const there = await unlessMissing(manager.streams.info(config.name));
    if (!there) await manager.streams.add(config);
  }
}

/** Before the first order there are no streams. */
async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    if ((error as { readonly code?: unknown }).code === streamMissing) return undefined;
    throw error;
  });
}

/** Where messages stand in a stream, by the subjects of the form `KIND.SITE.JOB`. */
async function placesIn(
  manager: JetStreamManager,
  name: string,
  filter: string,
): Promise<readonly Placed[]> {
  const found = await unlessMissing(manager.streams.info(name, { subjects_filter: filter }));
  return Object.keys(found?.state.subjects ?? {})
    .sort()
    .map((subject) => {
      const [, site = '', job = ''] = subject.split('.');
      return { site, job };
    });
}

/** An agent writes it: whatever it is, it is read as what it should be, or not at all. */
function stateOf(bytes: Uint8Array): AgentState | undefined {
  try {
    const { version, system, job, at } = JSON.parse(new TextDecoder().decode(bytes));
    const isState = [version, system, at].every((text) => typeof text === 'string');
    if (!isState) return undefined;
    return { version, system, at, ...(typeof job === 'string' && { job }) };
  } catch {
    return undefined;
  }
}
