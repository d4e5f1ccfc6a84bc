import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../../src/model/finding/finding.ts';
import { findingSteps } from '../../../../src/report/words/finding/finding-steps.ts';

describe('findingSteps', () => {
  it('holds every kind of finding once', () => {
    const kinds = findingSteps.flatMap((step) => step.kinds);
    expect(kinds.toSorted()).toEqual(findingKinds.toSorted());
  });
});
