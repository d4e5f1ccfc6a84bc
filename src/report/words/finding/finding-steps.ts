import type { FindingKind } from '../../../model/finding/finding.ts';
import { type FindingTraits, kindsWith } from '../../../model/finding/finding-traits.ts';
import { say, type Text } from '../../text/say.ts';

/** The kinds of one step, in the order of the closed list. */
export interface FindingStep {
  readonly name: FindingTraits['step'];
  readonly title: Text;
  readonly kinds: readonly FindingKind[];
}

const titles: Readonly<Record<FindingTraits['step'], Text>> = {
  settings: say`Settings`,
  select: say`Choosing the way`,
  resolve: say`Name lookup`,
  connect: say`Connection`,
  tunnel: say`Proxy`,
  handshake: say`TLS`,
  exchange: say`Request and answer`,
  'cross-attempt': say`Several attempts, and what no step owns`,
};

/** Every kind of finding by the step that it belongs to. */
export const findingSteps: readonly FindingStep[] = Object.entries(titles).map(([name, title]) => ({
  name: name as FindingTraits['step'],
  title,
  kinds: [...kindsWith(({ step }) => step === name)],
}));
