/** A message of OTLP as it was sent, read by the numbers of its public schema (opentelemetry-proto 1.x), not by who wrote it. */
export interface ReadOtlp {
  readonly resource: Readonly<Record<string, string>>;
  readonly metrics: readonly ReadMetric[];
}

export interface ReadMetric {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'gauge' | 'sum' | 'histogram';
  readonly isMonotonic: boolean;
  /** 2: cumulative. */
  readonly temporality: number;
  readonly points: readonly ReadPoint[];
}

export interface ReadPoint {
  readonly attributes: Readonly<Record<string, string>>;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  readonly time: bigint;
  readonly value: number;
  /** Of a histogram. */
  readonly count: number;
  readonly counts: readonly number[];
  readonly bounds: readonly number[];
}

/** Reads an `ExportMetricsServiceRequest`. @throws for what is none. */
export function readOtlp(bytes: Uint8Array): ReadOtlp {
  const [one] = all(fieldsOf(bytes), 1);
  const resourceMetrics = fieldsOf(one ?? new Uint8Array());
  const [resource = new Uint8Array()] = all(resourceMetrics, 1);
  return {
    resource: attributesIn(fieldsOf(resource), 1),
    metrics: all(resourceMetrics, 2).flatMap((scope) => all(fieldsOf(scope), 2).map(metricOf)),
  };
}

const kinds = { 5: 'gauge', 7: 'sum', 9: 'histogram' } as const;

function metricOf(bytes: Uint8Array): ReadMetric {
  const fields = fieldsOf(bytes);
  const found = ([5, 7, 9] as const).find((number) => all(fields, number).length > 0);
  if (found === undefined) throw new Error('a metric without data');
  const data = fieldsOf(all(fields, found)[0] ?? new Uint8Array());
  const kind = kinds[found];
  return {
    ...{ name: textOf(fields, 1), unit: textOf(fields, 3), kind },
    isMonotonic: numbers(data, 3)[0] === 1,
    temporality: numbers(data, 2)[0] ?? 0,
    points: all(data, 1).map((point) => pointOf(fieldsOf(point), kind)),
  };
}

function pointOf(fields: readonly Field[], kind: ReadMetric['kind']): ReadPoint {
  const isHistogram = kind === 'histogram';
  const [value = 0] = doubles(fields, isHistogram ? 5 : 4);
  return {
    attributes: attributesIn(fields, isHistogram ? 9 : 7),
    ...{ start: fixed(fields, 2)[0] ?? 0n, time: fixed(fields, 3)[0] ?? 0n, value },
    count: isHistogram ? Number(fixed(fields, 4)[0] ?? 0n) : 0,
    counts: isHistogram ? fixed(fields, 6).map(Number) : [],
    bounds: isHistogram ? doubles(fields, 7) : [],
  };
}

function attributesIn(fields: readonly Field[], number: number): Record<string, string> {
  return Object.fromEntries(
    all(fields, number).map((bytes) => {
      const pair = fieldsOf(bytes);
      return [textOf(pair, 1), textOf(fieldsOf(all(pair, 2)[0] ?? new Uint8Array()), 1)];
    }),
  );
}

interface Field {
  readonly number: number;
  readonly value: bigint | Uint8Array;
  readonly is64?: true;
}

function fieldsOf(bytes: Uint8Array): readonly Field[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const number = tag >> 3;
    if ((tag & 7) === 0) fields.push({ number, value: varint() });
    else if ((tag & 7) === 1) {
      fields.push({ number, value: view.getBigUint64(at, true), is64: true });
      at += 8;
    } else if ((tag & 7) === 2) {
      const length = Number(varint());
      if (at + length > bytes.length) throw new Error('it ends too early');
      fields.push({ number, value: bytes.subarray(at, at + length) });
      at += length;
    } else throw new Error(`a field of a kind that the schema has not: ${tag}`);
  }
  return fields;
}

function all(fields: readonly Field[], number: number): readonly Uint8Array[] {
  return fields.flatMap((field) =>
    field.number === number && field.value instanceof Uint8Array ? [field.value] : [],
  );
}

function numbers(fields: readonly Field[], number: number): readonly number[] {
  return fields.flatMap((field) =>
    field.number === number && typeof field.value === 'bigint' ? [Number(field.value)] : [],
  );
}

/** One, or packed. */
function fixed(fields: readonly Field[], number: number): readonly bigint[] {
  return fields.flatMap(({ number: found, value, is64 }) => {
    if (found !== number) return [];
    if (typeof value === 'bigint') return is64 ? [value] : [];
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: value.length / 8 }, (_, at) => view.getBigUint64(at * 8, true));
  });
}

function doubles(fields: readonly Field[], number: number): readonly number[] {
  return fixed(fields, number).map((bits) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, bits);
    return view.getFloat64(0);
  });
}

function textOf(fields: readonly Field[], number: number): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(
    all(fields, number)[0] ?? new Uint8Array(),
  );
}
