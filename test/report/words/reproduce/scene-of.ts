import type { Observation } from '../../../../src/model/audit/observation.ts';
import type { ReportedAttempt } from '../../../../src/model/audit/report.ts';
import type { Finding, FindingKind } from '../../../../src/model/finding/finding.ts';
import { shellWords } from '../../../../src/report/words/reproduce/quote/shell-line.ts';
import type { Recipe } from '../../../../src/report/words/reproduce/recipes.ts';
import type { Scene } from '../../../../src/report/words/reproduce/reproduce-scene.ts';

interface Plot {
  readonly kind?: FindingKind;
  readonly facts?: Finding['facts'];
  readonly attempt?: Partial<ReportedAttempt>;
  /** Without what all steps have. */
  readonly steps?: readonly object[];
}

/** A finding about one attempt at https://a.example/x. */
export function sceneOf({ kind = 'port-silence', facts = {}, attempt, steps = [] }: Plot): Scene {
  const all = steps.map((step, index) => ({
    ...{ id: `a1.${index + 1}`, attempt: 'a1', startedAt: '', durationMs: 1, failure: null },
    ...step,
  })) as unknown as readonly Observation[];
  return {
    finding: {
      ...{ id: 'f1', kind, facts, severity: 'error', confidence: 'certain', rivals: [] },
      evidence: all.map(({ id }) => id),
    },
    attempt: {
      ...{ id: 'a1', target: 't1', route: 'direct', sample: 1, purpose: 'audit' },
      ...{ scheme: 'https', host: 'a.example', port: 443, path: '/x' },
      ...{ observations: all.map(({ id }) => id), verdict: 'blocked', findings: ['f1'] },
      ...attempt,
    },
    cited: all,
    steps: all,
    seconds: 5,
    over: () => undefined,
  };
}

/** What a recipe writes for sh. */
export function shellOf(recipe: Recipe, scene: Scene): readonly string[] {
  return recipe(scene, 'shell').map((line) => shellWords(line)?.join(' ') ?? 'none');
}
