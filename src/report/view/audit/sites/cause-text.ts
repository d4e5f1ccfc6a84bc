import type { CellCause } from '../../../../model/compared/merged.ts';
import { outside, say, type Text } from '../../../text/say.ts';
import { actorWords } from '../../../words/actor/actor-words.ts';
import { findingInfo } from '../../../words/finding/finding-info.ts';

/** What was found where a target is missing. */
export function foundText(cause: CellCause | undefined): Text {
  if (!cause) return say`no finding says why`;
  const { kind, confidence } = cause;
  const sure = { certain: undefined, likely: say` (likely)`, possible: say` (possible)` } as const;
  return say`${findingInfo[kind].title}${sure[confidence]}`;
}

/** At whose device, as far as the findings say. */
export function deviceText(cause: CellCause | undefined): Text {
  const who = cause?.actor ? actorWords[cause.actor] : undefined;
  const device = cause?.device === undefined ? undefined : outside(cause.device);
  if (who && device) return say`${who}: ${device}`;
  return who ?? device ?? [];
}
