import type { Cloud } from '../../model/target/operating-system.ts';

const worldwide = ['ww', 'all', 'worldwide', 'global', 'any'];

const government: readonly (readonly [pattern: RegExp, label: string, clouds: readonly Cloud[]])[] =
  [
    [/^us[ -]?gov(ernment)?$/i, 'US Gov', ['gcc', 'gcc-high', 'dod']],
    [/^gcc[ -]?h(igh)?$/i, 'GCC High', ['gcc-high']],
    [/^gcc([ -]?mod(erate)?)?$/i, 'GCC', ['gcc']],
    [/^dod$/i, 'DoD', ['dod']],
  ];

const regions: readonly (readonly [pattern: RegExp, label: string])[] = [
  [/\buae\b|united arab emirates/i, 'UAE'],
  [/^(us|usa|united states)$/i, 'US'],
  [/^(eu|europe)$/i, 'EU'],
  [/^(uk|gb|united kingdom)$/i, 'UK'],
  [/^(au|australia)$/i, 'AU'],
  [/^(ch|switzerland)$/i, 'CH'],
  [/^(in|ina|india)$/i, 'IN'],
];

/**
 * The label of a row's geography: `WW`, a region (`US`, `EU`, `UK`, `AU`, `CH`, `IN`, `UAE`), a government
 * cloud (`US Gov`, `GCC`, `GCC High`, `DoD`), an unknown one as the list spells it, or `-` where
 * there is none.
 */
export function regionLabel(geography: string | undefined): string {
  const spelled = geography?.trim() ?? '';
  if (spelled === '') return '-';
  if (worldwide.includes(spelled.toLowerCase())) return 'WW';
  const found =
    government.find(([pattern]) => pattern.test(spelled)) ??
    regions.find(([pattern]) => pattern.test(spelled));
  return found?.[1] ?? spelled;
}

/**
 * The clouds that a row's geography names: a government geography its own, a commercial data
 * region `commercial`; `undefined` where the row is for every cloud.
 */
export function cloudsOf(geography: string | undefined): readonly Cloud[] | undefined {
  const label = regionLabel(geography);
  const found = government.find(([, name]) => name === label);
  if (found) return found[2];
  return regions.some(([, name]) => name === label) ? ['commercial'] : undefined;
}

/**
 * The geography that a category ends in (`Microsoft Defender for Endpoint EU`), for sheets without
 * a column for it.
 */
export function geographyInCategory(category: string): string | undefined {
  return /\bEndpoint (US|EU|UK|AU|GCC|GCC High|DoD)$/i.exec(category)?.[1];
}

/** Whether a label names a data region that `--region` chooses; worldwide and government do not. */
export function isDataRegion(label: string): boolean {
  return label !== '-' && label !== 'WW' && !government.some(([, name]) => name === label);
}
