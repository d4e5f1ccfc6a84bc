import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guideCases } from '../../../fixtures/setup/guide-cases.ts';
import { setupLines } from '../../../src/diagnosis/guide/setup-guide.ts';
import {
  type SetupLineId,
  type SetupState,
  setupLineIds,
} from '../../../src/model/guide/setup-line.ts';
import { renderSetup } from '../../../src/report/formats/terminal/discovery/render-setup.ts';

/** The states that a step cannot have; each other one has its case. */
const never: Readonly<Partial<Record<SetupLineId, readonly SetupState[]>>> = {
  // It is found, or is not what was named.
  tenant: ['to-do'],
  // The portal alone knows.
  'data-location': ['done', 'to-do', 'wrong'],
  // It is there or not, and nothing is due.
  'device-management': ['to-do'],
  // Somebody asks for a login, or nobody does.
  'anonymous-traffic': ['to-do'],
  // What is to be done is told by other steps.
  reporting: ['to-do'],
};

function lineOf({ id, sources }: (typeof guideCases)[number]) {
  const line = setupLines(sources).find((one) => one.id === id);
  if (!line) throw new TypeError(id);
  return line;
}

describe('the steps of the guide', () => {
  it.each(guideCases)('$id: $state', (one) => expect(lineOf(one).state).toBe(one.state));

  it('have a case for each state that each can have', () => {
    const states = ['done', 'to-do', 'wrong', 'untold'] as const;
    const due = setupLineIds.flatMap((id) =>
      states.filter((state) => !never[id]?.includes(state)).map((state) => `${id} ${state}`),
    );
    expect(guideCases.map(({ id, state }) => `${id} ${state}`)).toEqual(due);
  });

  it('are told as they are kept, each by itself', async () => {
    const width = { width: 80, color: false, unicode: true };
    const told = guideCases.map((one) => {
      const guide = { madeFrom: { settingsFrom: 'files' as const }, lines: [lineOf(one)] };
      return renderSetup(guide, width).replace(/\n\nOf 1 steps.*\n$/, '\n');
    });
    await expect(told.join('\n')).toMatchFileSnapshot(
      fileURLToPath(new URL('../../../fixtures/setup/every-state.txt', import.meta.url)),
    );
  });
});
