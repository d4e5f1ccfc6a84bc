import { type BypassDialect, type BypassPlace, entriesOf, isBypassed } from './bypass.ts';
import { bypassReadings, comparedDialects } from './bypass-reading.ts';

/** How an entry of a bypass list makes the way of one place doubtful. */
export const bypassDoubts = [
  'separator', // parts that its reader does not set apart would let it go direct
  'disputed', // its reader passes it over as documented, and is seen to take it
  'passed-over', // its reader passes it over, and another would let the place go direct
  'narrower', // it stands for other names to its reader than to another
  'wider', // it lets the place go direct, and the other half of Windows would not
] as const;
export type BypassDoubt = (typeof bypassDoubts)[number];

/** One entry that another reader would take otherwise, so that a place went another way. */
export interface BypassDifference {
  readonly entry: string;
  readonly why: BypassDoubt;
  /** Who would send the place the other way; of `separator`, who reads the list. */
  readonly others: readonly BypassDialect[];
}

/** Of a longer list these are compared. */
const maxCompared = 200;

/**
 * The entry of a bypass list that changes the way of a place by who reads it: the place goes by the
 * proxy, and an entry would let it go direct to another reader; or it goes direct by WinINET, and
 * WinHTTP would pass the entry over. Undefined where all agree on the way that it takes. What an
 * agent's curl makes of a list that Windows reads as it was written is no difference: no curl reads
 * that list.
 */
export function bypassDifference(
  all: readonly string[],
  { dialect, ...place }: BypassPlace & { readonly dialect: BypassDialect },
): BypassDifference | undefined {
  const isDirect = (entries: readonly string[], by: BypassDialect): boolean =>
    isBypassed(entries, { ...place, dialect: by });
  if (isDirect([], dialect)) return undefined;
  const entries = all.slice(0, maxCompared);
  if (isDirect(all, dialect)) {
    const entry = entries.find((one) => isDirect([one], dialect));
    const isWider = dialect === 'wininet' && entry !== undefined && !isDirect(all, 'winhttp');
    return isWider ? { entry, why: 'wider', others: ['winhttp'] } : undefined;
  }
  const others = comparedDialects.filter((other) => other !== dialect);
  for (const entry of entries) {
    const parts = entry.split(/[;,]/).filter(Boolean);
    if (parts.length > 1 && parts.some((part) => isDirect([part], dialect))) {
      return { entry, why: 'separator', others: [dialect] };
    }
    const takers = others.filter((other) =>
      entriesOf(entry, other).some((part) => isDirect([part], other)),
    );
    if (takers.length > 0) return { entry, why: doubtOf(entry, dialect), others: takers };
  }
  return undefined;
}

function doubtOf(entry: string, dialect: BypassDialect): BypassDoubt {
  const [reading] = bypassReadings([entry], dialect);
  if (reading?.disputed) return 'disputed';
  return reading?.scope === 'nothing' ? 'passed-over' : 'narrower';
}
