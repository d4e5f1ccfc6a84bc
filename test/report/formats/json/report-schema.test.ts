import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import { company } from '../../../../fixtures/report/company.ts';
import { everyField } from '../../../../fixtures/report/every-field.ts';
import { hostile } from '../../../../fixtures/report/hostile.ts';
import { large } from '../../../../fixtures/report/large.ts';
import { oneProxy } from '../../../../fixtures/report/one-proxy.ts';
import { sampled } from '../../../../fixtures/report/sampled.ts';
import { controls, purposes } from '../../../../src/model/audit/attempt.ts';
import { steps } from '../../../../src/model/audit/observation.ts';
import type { Report } from '../../../../src/model/audit/report.ts';
import { failureCodes } from '../../../../src/model/finding/failure.ts';
import { findingKinds } from '../../../../src/model/finding/finding.ts';
import { verdictNames } from '../../../../src/model/finding/verdict.ts';
import {
  barriers,
  components,
  detections,
  lostWays,
} from '../../../../src/model/route/component.ts';
import { settingFlaws, settingNotes } from '../../../../src/model/route/route.ts';
import { operatingSystems } from '../../../../src/model/target/operating-system.ts';
import { osColumns } from '../../../../src/model/target/target.ts';
import { renderJson } from '../../../../src/report/formats/json/render-json.ts';
import schema from '../../../../src/report/formats/json/report.schema.json' with { type: 'json' };
import { actorWords } from '../../../../src/report/words/actor/actor-words.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

function errors(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function rendered(report: Report): Record<string, unknown> {
  return JSON.parse([...renderJson(report)].join(''));
}

describe('report.schema.json', () => {
  it.each([
    ['company', company],
    ['all fine', allFine],
    ['one proxy', oneProxy],
    ['hostile', hostile],
    ['large', large],
    ['every field', everyField],
    ['sampled', sampled],
  ])('accepts the report "%s"', (_, report) => {
    expect(errors(rendered(report))).toEqual([]);
  });

  it('accepts an audit that was killed', () => {
    const { finishedAt: _, ...killed } = company;
    expect(errors(rendered(killed))).toEqual([]);
  });

  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['another version', { schemaVersion: 2 }],
    ['a null where something did not happen', { finishedAt: null }],
    ['an unknown verdict', { verdicts: [{ target: 't1', verdict: 'fine' }] }],
    ['an unknown kind', { findings: [{ ...company.findings[0], kind: 'gremlins' }] }],
    ['an observation of no step', { observations: [{ ...company.observations[0], step: 'x' }] }],
    ['an observation with a foreign key', { observations: [{ ...company.observations[0], x: 1 }] }],
    [
      'a latency without its histogram',
      { latency: [{ ...company.latency[0], histogram: undefined }] },
    ],
    ['a histogram without counts', { latency: [{ ...company.latency[0], histogram: [[1]] }] }],
    ['a histogram of nothing', { latency: [{ ...company.latency[0], histogram: [[1, 0]] }] }],
    ['a latency of select', { latency: [{ ...company.latency[0], step: 'select' }] }],
  ])('rejects %s', (_, change) => {
    expect(errors({ ...rendered(company), ...change })).not.toEqual([]);
  });

  it.each(Object.keys(rendered(company)).filter((key) => key !== 'finishedAt'))(
    'asks for %s',
    (key) => {
      const { [key]: _, ...rest } = rendered(company);
      expect(errors(rest)).not.toEqual([]);
    },
  );

  it('holds the closed lists of the model', () => {
    expect(schema.$defs.failureCode.enum).toEqual(failureCodes);
    expect(schema.$defs.findingKind.enum).toEqual(findingKinds);
    const { purpose, control } = schema.$defs.attempt.properties;
    expect(purpose.enum).toEqual(purposes);
    expect(control.enum).toEqual(controls);
    expect(schema.$defs.verdictName.enum).toEqual(verdictNames);
    expect(schema.$defs.step.enum).toEqual(steps);
    expect(schema.$defs.operatingSystem.enum).toEqual(operatingSystems);
    expect(schema.$defs.actor.enum).toEqual(Object.keys(actorWords));
    const setting = schema.$defs.setting.properties;
    expect(setting.flaw.enum).toEqual(settingFlaws);
    expect(setting.note.enum.toSorted()).toEqual(settingNotes.toSorted());
    const way = schema.$defs.componentWay.properties;
    expect(schema.$defs.component.enum).toEqual(components);
    expect(way.detection.enum).toEqual(detections);
    expect(way.losers.items.properties.because.enum).toEqual(lostWays);
    expect(schema.$defs.verdict.properties.because.enum).toEqual(barriers);
    expect(schema.$defs.reason.oneOf[2]?.properties.column?.enum).toEqual(osColumns);
  });
});
