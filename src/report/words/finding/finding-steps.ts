import type { FindingKind } from '../../../model/finding.ts';
import { type FindingTraits, kindsWith } from '../../../model/finding-traits.ts';

/** The kinds of one step, in the order of the closed list. */
export interface FindingStep {
  readonly name: FindingTraits['step'];
  readonly title: string;
  readonly kinds: readonly FindingKind[];
}

const titles: Readonly<Record<FindingTraits['step'], string>> = {
  settings: 'Settings',
  select: 'Choosing the way',
  resolve: 'Name lookup',
  connect: 'Connection',
  tunnel: 'Proxy',
  handshake: 'TLS',
  exchange: 'Request and answer',
  across: 'Several attempts, and what no step owns',
};

/** Every kind of finding by the step that it belongs to. */
export const findingSteps: readonly FindingStep[] = Object.entries(titles).map(([name, title]) => ({
  name: name as FindingTraits['step'],
  title,
  kinds: [...kindsWith(({ step }) => step === name)],
}));
