import type { Issuer, Report } from '../../../model/audit/report.ts';
import { outside, say, type Text } from '../../text/say.ts';
import { anchorWords, noAnchor, somePublicRoot } from '../../words/anchor-words.ts';

/** One issuer over one route. Texts are as the network gave them: the format escapes them. */
export interface IssuerRow {
  readonly issuer: string;
  /** What its chains end in, and who intercepts by it. */
  readonly meaning: Text;
  readonly intercepts: boolean;
  readonly route: string;
  /** Hosts, each once, in the order of the targets. */
  readonly hosts: readonly string[];
}

type IssuerInventory = Pick<Report, 'issuers' | 'targets' | 'options'>;

/** Who signed for whom, a row an issuer and route, in the order of the report. */
export function issuerRows(report: IssuerInventory): IssuerRow[] {
  const hosts = new Map(report.targets.map(({ id, host }) => [id, host]));
  const isDue = expectation(report);
  return report.issuers.flatMap((issuer) =>
    issuer.routes.map(({ route, targets: ids }) => ({
      issuer: issuer.name,
      meaning: meaningOf(issuer, isDue(issuer)),
      intercepts: issuer.intercepts ?? false,
      route,
      hosts: [...new Set(ids.map((id) => hosts.get(id) ?? id))],
    })),
  );
}

/**
 * Whether the inventory tells more than that every host is what it should be: somebody intercepts,
 * a chain ends in no public root, or in another than is expected. Of hosts that the user alone named
 * any public root is as good as the next.
 */
export function isTelling(report: IssuerInventory): boolean {
  const isDue = expectation(report);
  return report.issuers.some((issuer) => {
    if (issuer.intercepts || issuer.anchor === undefined) return true;
    if (issuer.anchor === 'public') return isDue(issuer);
    return issuer.anchor !== 'expected';
  });
}

/** Whether a root is expected for a host of an issuer: by the lists, or since the user named some. */
function expectation({ targets, options }: IssuerInventory): (issuer: Issuer) => boolean {
  if (options.expectRoots !== undefined) return () => true;
  const listed = new Set(
    targets.flatMap(({ id, reasons }) => (reasons.some(({ rule }) => rule === 'listed') ? id : [])),
  );
  return ({ routes }) => routes.some((route) => route.targets.some((id) => listed.has(id)));
}

function meaningOf({ anchor, product, intercepts }: Issuer, isDue: boolean): Text {
  const inspects = product === undefined ? say`inspects` : say`inspects: ${outside(product)}`;
  const root = anchor === undefined ? noAnchor : anchorWords[anchor];
  const end = anchor === 'public' && !isDue ? somePublicRoot : root;
  return intercepts ? say`${inspects}, ${end}` : end;
}
