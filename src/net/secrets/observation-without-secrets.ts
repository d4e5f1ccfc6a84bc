import {
  headersWithoutSecrets,
  messageWithoutSecrets,
  schemeWithoutSecrets,
} from './headers-without-secrets.ts';
import { answerWithoutBareLogin, withoutBareLogin } from './logins/without-bare-login.ts';
import { type OwnQueries, withoutQueryValues } from './without-query-values.ts';

type Header = readonly [name: string, value: string];

/**
 * An observation as it may be kept: whatever text it holds, without the secrets that a network put
 * into it. No field is left out by name, so that a new one is covered on the day it is added.
 * @param own what was asked itself, which stays as it is.
 */
export function observationWithoutSecrets<T extends object>(observation: T, own?: OwnQueries): T {
  return kept(observation, { field: '', own }) as T;
}

interface Place {
  readonly field: string;
  readonly own: OwnQueries | undefined;
}

function kept(value: unknown, place: Place): unknown {
  if (typeof value === 'string') return textOf(value, place);
  if (typeof value !== 'object' || value === null) return value;
  if (place.field === 'headers')
    return headersWithoutSecrets(value as readonly Header[], place.own);
  if (Array.isArray(value)) return itemsOf(value, place);
  return objectOf(value as Readonly<Record<string, unknown>>, place.own);
}

function itemsOf(values: readonly unknown[], place: Place): readonly unknown[] {
  const items = values.map((item) => kept(item, place));
  return items.every((item, index) => item === values[index]) ? values : items;
}

/** The object itself where nothing in it was secret, as almost always. */
function objectOf(value: Readonly<Record<string, unknown>>, own: OwnQueries | undefined): object {
  let changed: Map<string, unknown> | undefined;
  for (const field of Object.keys(value)) {
    const item = kept(value[field], { field, own });
    if (item === value[field]) continue;
    changed ??= new Map(Object.entries(value));
    changed.set(field, item);
  }
  return changed ? Object.fromEntries(changed) : value;
}

function textOf(text: string, { field, own }: Place): string {
  switch (field) {
    case 'sent':
    case 'received':
    case 'firstBytes':
    case 'body':
      return messageWithoutSecrets(text, own);
    case 'der':
      // Of a certificate, which is public; Base64 may spell anything.
      return text;
    case 'answer':
    case 'otherAnswer':
    case 'ignored':
      return withoutQueryValues(answerWithoutBareLogin(text), own);
    case 'raw':
      return withoutQueryValues(withoutBareLogin(text), own);
    case 'loginSchemes':
      return schemeWithoutSecrets(text);
    default:
      return withoutQueryValues(text, own);
  }
}
