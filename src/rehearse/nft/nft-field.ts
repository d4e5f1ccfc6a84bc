import type { UnknownReason } from '../../model/rules/ruling.ts';
import type { Key } from './nft-members.ts';
import type { NftPacket } from './nft-packet.ts';
import type { Interval, ValueType } from './nft-values.ts';
import { notUnderstood } from './not-understood.ts';

/** The left side of a comparison: what of a packet is looked at. */
export interface NftSelector {
  readonly type: ValueType;
  /** False: the packet has none, and the rule is not for it, whatever is asked. */
  readonly has: (packet: NftPacket) => boolean;
  readonly key: (packet: NftPacket) => Key;
  /** Where it is bits: their names, and those that are set; several where they may be either. */
  readonly bits?: {
    readonly names: Readonly<Record<string, number>>;
    readonly of: (packet: NftPacket) => readonly number[];
  };
  /** Whether a packet that has this changed goes elsewhere. */
  readonly leads: boolean;
}

export interface Made {
  readonly has?: (packet: NftPacket) => boolean;
  readonly value?: (packet: NftPacket) => string | readonly Interval[] | undefined;
  readonly why?: UnknownReason;
  readonly leads?: boolean;
}

/** One of a type; without a value it is never known. */
export function selector(type: ValueType, made: Made = {}): NftSelector {
  const { has = () => true, value, why = 'elsewhere', leads = false } = made;
  return {
    ...{ type, has, leads },
    key: (packet) => {
      const found = value?.(packet);
      if (found === undefined) return { why };
      return { why, values: typeof found === 'string' ? [[found, found]] : found };
    },
  };
}

/** Each made once: a file may have a million rules. */
export type Fields = Readonly<Record<string, NftSelector>>;

/** A field of that name. @throws NotUnderstood where there is none. */
export function field(fields: Fields, name: string): NftSelector {
  const found = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (found === undefined) throw notUnderstood('unknown-word');
  return found;
}

/** Fields of which nothing is known. */
export function plain(names: readonly string[], made: Made): Fields {
  const one = selector('opaque', made);
  return Object.fromEntries(names.map((name) => [name, one]));
}

export const isFour = ({ family }: NftPacket): boolean => family === 4;
export const isSix = ({ family }: NftPacket): boolean => family === 6;
