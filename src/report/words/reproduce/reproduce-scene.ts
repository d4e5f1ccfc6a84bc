import type { Observation, Step } from '../../../model/audit/observation.ts';
import type { ReportedAttempt } from '../../../model/audit/report.ts';
import type { Finding } from '../../../model/finding/finding.ts';
import type { ProxyServer } from '../../../model/route/route.ts';

/** What a line to paste is made of: a finding, and the attempt that it was found in. */
export interface Scene {
  readonly finding: Finding;
  readonly attempt: ReportedAttempt;
  /** The steps of that attempt that the finding cites, in their order. */
  readonly cited: readonly Observation[];
  /** All of its steps. */
  readonly steps: readonly Observation[];
  /** How long one step might take. */
  readonly seconds: number;
  /** The same target over another route, by the id of the route. */
  readonly over: (route: string) => Scene | undefined;
}

type Of<S extends Step> = Extract<Observation, { readonly step: S }>;

/** The last step of a kind: of those that are cited, or else of the whole attempt. */
export function stepOf<S extends Step>(
  { cited, steps }: Scene,
  step: S,
  test: (one: Of<S>) => boolean = () => true,
): Of<S> | undefined {
  const isIt = (one: Observation): one is Of<S> => one.step === step && test(one as Of<S>);
  return cited.findLast(isIt) ?? steps.findLast(isIt);
}

/** The step that the finding is about: the last that failed among those cited, or the last of them. */
export function leadOf({ cited, steps }: Scene): Observation | undefined {
  return cited.findLast(({ failure }) => failure !== null) ?? cited.at(-1) ?? steps.at(-1);
}

/** The proxy that was taken; undefined: none, or nobody knows. */
export function proxyOf(scene: Scene): ProxyServer | undefined {
  if (scene.attempt.proxy) return scene.attempt.proxy;
  const entry = leadOf(scene)?.entry;
  const way = stepOf(scene, 'select')?.entries[(entry ?? 1) - 1];
  if (way) return way.kind === 'direct' ? undefined : way;
  return stepOf(scene, 'tunnel')?.proxy ?? stepOf(scene, 'exchange')?.proxy;
}
