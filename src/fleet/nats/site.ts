import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout } from 'node:timers/promises';
import { type Consumer, type JsMsg, jetstream } from '@nats-io/jetstream';
import { Objm } from '@nats-io/obj';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Evidence } from '../fleet-result.ts';
import {
  cancelSubject,
  consumerOf,
  evidenceBucket,
  jobStream,
  resultSubject,
  stateBucket,
} from '../names.ts';

/** A job in the hands of an agent. */
export interface TakenJob {
  readonly bytes: Uint8Array;
  /** As the subject names it, whatever the bytes say. */
  readonly job: string;
  /** How often it was handed out, this time included. */
  readonly tries: number;
  /** It is still at work: called more often than each `ackWaitS`. */
  readonly working: () => void;
  /** It is over, and leaves the queue. @throws where the server does not say so. */
  readonly done: () => Promise<void>;
  /** Somebody else may have it at once. */
  readonly giveBack: () => void;
}

/** What an agent may do at the hub: take its site's jobs, and publish what came of them. */
export interface SitePost {
  /** The next job; undefined where none came in time. @throws what the connection throws. */
  readonly next: (waitMs: number) => Promise<TakenJob | undefined>;
  /** Stores a file under a name of its own. */
  readonly putEvidence: (path: string, name: string) => Promise<Evidence>;
  /** @returns false where there is a result of this job already. */
  readonly publish: (job: string, result: Uint8Array) => Promise<boolean>;
  /** Says who is there, and what it does. */
  readonly tell: (state: AgentState) => Promise<void>;
  readonly onCancel: (listener: (job: string) => void) => void;
}

/** What an agent tells of itself, now and then. */
export interface AgentState {
  readonly version: string;
  readonly system: string;
  /** At work on it. */
  readonly job?: string;
  /** ISO 8601. */
  readonly at: string;
}

// Of the server: a message for that subject is there already.
const wrongLastSequence = 10071;
// And: nothing was ever ordered here, or not for this site.
const noQueue: ReadonlySet<number> = new Set([10014, 10059]);
/** Until it is looked for again. */
const noQueueMs = 3000;

/** The post of a site at a hub that it is connected to. */
export function sitePost(connection: NatsConnection, site: string): SitePost {
  const stream = jetstream(connection);
  let consumer: Promise<Consumer> | undefined;
  return {
    next: async (waitMs) => {
      consumer ??= stream.consumers.get(jobStream, consumerOf(site));
      const taking = await consumer.catch((error: unknown) => {
        consumer = undefined;
        if (noQueue.has(codeOf(error) ?? 0)) return undefined;
        throw error;
      });
      if (!taking) {
        await setTimeout(Math.min(waitMs, noQueueMs));
        return undefined;
      }
      const message = await taking.next({ expires: Math.max(1000, waitMs) });
      return message ? taken(message) : undefined;
    },
    putEvidence: async (path, name) => {
      const { size } = await stat(path);
      const store = await new Objm(stream).open(evidenceBucket(site));
      const digest = createHash('sha256');
      const file = createReadStream(path).on('data', (chunk) => digest.update(chunk));
      await store.put({ name }, Readable.toWeb(file) as ReadableStream<Uint8Array> as never);
      return { name, bytes: size, sha256: digest.digest('hex') };
    },
    publish: async (job, result) => {
      try {
        // Beyond any window in which the server remembers ids: one result a job, or none.
        await stream.publish(resultSubject(site, job), result, {
          msgID: `${site}.${job}`,
          expect: { lastSubjectSequence: 0 },
        });
        return true;
      } catch (error) {
        if (codeOf(error) === wrongLastSequence) return false;
        throw error;
      }
    },
    tell: async (state) => {
      await stream.publish(`$KV.${stateBucket}.${site}`, JSON.stringify(state));
    },
    onCancel: (listener) => {
      connection.subscribe(cancelSubject(site), {
        callback: (error, message) => {
          if (!error) listener(message.string());
        },
      });
    },
  };
}

function taken(message: JsMsg): TakenJob {
  return {
    bytes: message.data,
    job: message.subject.split('.')[2] ?? '',
    tries: message.info.deliveryCount,
    working: () => message.working(),
    done: async () => {
      if (!(await message.ackAck())) throw new Error('the hub did not take the job back');
    },
    giveBack: () => message.nak(),
  };
}

function codeOf(error: unknown): number | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
}
