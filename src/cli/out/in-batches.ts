const defaultBatch = 1 << 16;

/**
 * Small texts joined to writes worth a call of the system; bytes pass as they are, in their place. So does an empty text,
 * by which who makes them lets the event loop turn.
 */
export function* inBatches<T extends string | Uint8Array>(
  chunks: Iterable<T>,
): Generator<T | string> {
  let batch = '';
  for (const chunk of chunks) {
    if (typeof chunk !== 'string' || chunk === '') {
      yield chunk;
      continue;
    }
    batch += chunk;
    if (batch.length < defaultBatch) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
