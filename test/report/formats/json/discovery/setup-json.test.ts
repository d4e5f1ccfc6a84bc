import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { setupGuide } from '../../../../../fixtures/setup/setup-guide.ts';
import { rowGroups } from '../../../../../src/model/guide/audited-network.ts';
import { deviceFeatures, forecasts } from '../../../../../src/model/guide/reporting.ts';
import {
  defenderPlans,
  settingsFrom,
  setupLineIds,
  setupStates,
} from '../../../../../src/model/guide/setup-line.ts';
import { answerFailures, graphCalls } from '../../../../../src/model/guide/tenant.ts';
import { settingFlaws } from '../../../../../src/model/route/route.ts';
import { clouds } from '../../../../../src/model/target/operating-system.ts';
import schema from '../../../../../src/report/formats/json/discovery/setup.schema.json' with {
  type: 'json',
};
import { setupJson } from '../../../../../src/report/formats/json/discovery/setup-json.ts';
import { setupReasons } from '../../../../../src/report/words/settings/setup/cause-words.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const document: Record<string, unknown> = JSON.parse([...setupJson(setupGuide)].join(''));

describe('setupJson()', () => {
  it('says what a checklist says, as the schema has it', () => {
    expect(document).toEqual({ schemaVersion: 1, ...setupGuide });
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('setup.schema.json', () => {
  const [line] = setupGuide.lines;

  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['a state that is none', { lines: [{ ...line, state: 'green' }] }],
    ['a reason that is none', { lines: [{ ...line, reason: 'moon' }] }],
    ['a fact that it does not know', { lines: [{ ...line, facts: { token: 'x' } }] }],
  ])('rejects %s', (_, change) => {
    expect(validate({ ...document, ...change })).toBe(false);
  });

  it('knows the closed lists of the model', () => {
    const { $defs } = schema;
    expect($defs.id.enum).toEqual(setupLineIds);
    expect($defs.state.enum).toEqual(setupStates);
    expect($defs.reason.enum.toSorted()).toEqual([...setupReasons].toSorted());
    expect($defs.cloud.enum).toEqual(clouds);
    expect($defs.facts.properties.plan.enum).toEqual(defenderPlans);
    expect($defs.facts.properties.call.enum).toEqual(graphCalls);
    expect($defs.facts.properties.failure.enum).toEqual(answerFailures);
    expect($defs.facts.properties.rows.enum).toEqual(rowGroups);
    expect($defs.facts.properties.flaw.enum).toEqual(settingFlaws);
    expect($defs.facts.properties.forecast.enum).toEqual(forecasts);
    expect($defs.facts.properties.shared.items.properties.by.enum).toEqual(deviceFeatures);
    expect($defs.settingsFrom.enum).toEqual(settingsFrom);
  });
});
