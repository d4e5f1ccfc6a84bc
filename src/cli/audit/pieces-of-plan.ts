import type { PlanContents } from '../../report/formats/json/plan-json.ts';
import { shownBypasses } from '../../report/view/discovery/shown-discovery.ts';
import type { PlannedPart } from '../../setup/audit/plan-in-parts.ts';
import type { PreparedAudit } from '../../setup/audit/prepare-audit.ts';
import { waysOf } from '../pac/ways-of.ts';

/** Some elements of a plan. It names the addresses of ways by `rows`, as every document does. */
export interface PlanPiece extends Partial<Omit<PlanContents, 'ways'>> {
  readonly rows?: NonNullable<PlanContents['ways']>;
  /** Nothing follows. */
  readonly isEnd?: true;
}

interface Planned {
  readonly parts: () => AsyncIterable<PlannedPart>;
  /** Names are hidden, and one stands in every way. */
  readonly isHidden: boolean;
}

/** One list of a plan after another, so that a long list is read again for each. */
export async function* piecesOfPlan(
  { discovery, head: { options } }: PreparedAudit,
  { parts, isHidden }: Planned,
): AsyncGenerator<PlanPiece> {
  let isFirst = true;
  for await (const { head } of parts()) {
    if (isFirst) yield { routes: head.routes };
    isFirst = false;
    yield { targets: head.targets };
  }
  for await (const { attempts } of parts()) yield { attempts };
  isFirst = true;
  for await (const { head } of parts()) {
    const ways =
      discovery && !isHidden ? waysOf(discovery, { ...head, os: options.os }) : undefined;
    if (isFirst) yield* oncePieces(head, ways?.components);
    isFirst = false;
    if (!ways) break;
    yield { rows: ways.rows };
  }
  yield { isEnd: true };
}

function* oncePieces(
  head: PlannedPart['head'],
  components: PlanContents['components'] = head.components,
): Generator<PlanPiece> {
  const bypass = shownBypasses(head.routes);
  if (bypass.length > 0) yield { bypass };
  if (components) yield { components };
}
