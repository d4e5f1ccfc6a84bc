import { AckPolicy, DeliverPolicy, type JetStreamClient } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

/** An object of a store, as its description says. */
export interface StoredObject {
  readonly bucket: string;
  /** Of its pieces. */
  readonly nuid: string;
  readonly bytes: number;
}

/** So many are on their way at once: some of 128 KiB as a rule, of 1 MiB at the most. */
const atOnce = 16;
const patienceMs = 20_000;

/**
 * The pieces of an object in their order, fetched as they are taken: the library's own reading takes all that a server sends
 * into memory, however slow the disk is that it is meant for. Ends early where there are fewer, and does not read on where
 * there are more than its size: whoever takes them holds their sum against what was signed.
 * @throws what the connection throws.
 */
export async function* piecesOf(
  stream: JetStreamClient,
  { bucket, nuid, bytes }: StoredObject,
): AsyncGenerator<Uint8Array> {
  const name = `OBJ_${bucket}`;
  const manager = await stream.jetstreamManager();
  const made = await manager.consumers.add(name, {
    ack_policy: AckPolicy.None,
    deliver_policy: DeliverPolicy.All,
    filter_subject: `$O.${bucket}.C.${nuid}`,
    inactive_threshold: nanos(3 * patienceMs),
    mem_storage: true,
  });
  try {
    const consumer = await stream.consumers.get(name, made.name);
    for (let left = bytes; left > 0; ) {
      let pending = 0;
      let came = 0;
      for await (const { data, info } of await consumer.fetch({
        ...{ max_messages: atOnce, expires: patienceMs },
      })) {
        ({ pending } = info);
        came += 1;
        left -= data.length;
        yield data;
        if (left <= 0 || pending === 0) break;
      }
      if (came === 0) throw new Error('the hub sends no more of what a site saw');
      if (pending === 0) return;
    }
  } finally {
    await manager.consumers.delete(name, made.name).catch(() => {});
  }
}
