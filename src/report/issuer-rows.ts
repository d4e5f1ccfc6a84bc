import type { Report } from '../model/report.ts';
import { anchorWords, noAnchor } from './words/anchor-words.ts';

/** One issuer over one route. Texts are as the network gave them: the format escapes them. */
export interface IssuerRow {
  readonly issuer: string;
  /** What its chains end in, and who intercepts by it. */
  readonly meaning: string;
  readonly intercepts: boolean;
  readonly route: string;
  /** Hosts, each once, in the order of the targets. */
  readonly hosts: readonly string[];
}

/** Who signed for whom, a row an issuer and route, in the order of the report. */
export function issuerRows({ issuers, targets }: Pick<Report, 'issuers' | 'targets'>): IssuerRow[] {
  const hosts = new Map(targets.map(({ id, host }) => [id, host]));
  return issuers.flatMap(({ name, anchor, product, intercepts = false, routes }) =>
    routes.map(({ route, targets: ids }) => ({
      issuer: name,
      meaning: [
        ...(intercepts ? [product === undefined ? 'inspects' : `inspects: ${product}`] : []),
        anchor === undefined ? noAnchor : anchorWords[anchor],
      ].join(', '),
      intercepts,
      route,
      hosts: [...new Set(ids.map((id) => hosts.get(id) ?? id))],
    })),
  );
}

/** Whether the inventory tells more than that every service signed for itself. */
export function isTelling({ issuers }: Pick<Report, 'issuers'>): boolean {
  return issuers.some(({ intercepts, anchor }) => intercepts || anchor !== 'expected');
}
