import {
  headersWithoutSecrets,
  messageWithoutSecrets,
  schemeWithoutSecrets,
} from './headers-without-secrets.ts';
import { withoutSecrets } from './without-secrets.ts';

type Header = readonly [name: string, value: string];

/**
 * An observation as it may be kept: whatever text it holds, without the secrets that a network put
 * into it. No field is left out by name, so that a new one is covered on the day it is added.
 */
export function observationWithoutSecrets<T extends object>(observation: T): T {
  return kept(observation, '') as T;
}

function kept(value: unknown, field: string): unknown {
  if (typeof value === 'string') return textOf(value, field);
  if (typeof value !== 'object' || value === null) return value;
  if (field === 'headers') return headersWithoutSecrets(value as readonly Header[]);
  if (Array.isArray(value)) return itemsOf(value, field);
  return objectOf(value as Readonly<Record<string, unknown>>);
}

function itemsOf(values: readonly unknown[], field: string): readonly unknown[] {
  const items = values.map((item) => kept(item, field));
  return items.every((item, index) => item === values[index]) ? values : items;
}

/** The object itself where nothing in it was secret, as almost always. */
function objectOf(value: Readonly<Record<string, unknown>>): object {
  let changed: Map<string, unknown> | undefined;
  for (const name of Object.keys(value)) {
    const item = kept(value[name], name);
    if (item === value[name]) continue;
    changed ??= new Map(Object.entries(value));
    changed.set(name, item);
  }
  return changed ? Object.fromEntries(changed) : value;
}

function textOf(text: string, field: string): string {
  switch (field) {
    case 'sent':
    case 'received':
    case 'firstBytes':
    case 'body':
      return messageWithoutSecrets(text);
    case 'der':
      // Of a certificate, which is public; Base64 may spell anything.
      return text;
    case 'loginSchemes':
      return schemeWithoutSecrets(text);
    default:
      return withoutSecrets(text);
  }
}
