import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { everyLoadReport } from '../../../../../fixtures/report/every-load-report.ts';
import { loadLimit } from '../../../../../fixtures/report/load-limit.ts';
import { loadRun } from '../../../../../fixtures/report/load-run.ts';
import { failureCodes } from '../../../../../src/model/finding/failure.ts';
import { arrivalKinds, loadNames, loadSteps } from '../../../../../src/model/load/load.ts';
import {
  breakReasons,
  limitDoubts,
  limitOwners,
} from '../../../../../src/model/load/load-limit.ts';
import { machineLimits } from '../../../../../src/model/load/load-measure.ts';
import type { LoadReport } from '../../../../../src/model/load/load-report.ts';
import schema from '../../../../../src/report/formats/json/load/load.schema.json' with {
  type: 'json',
};
import { renderLoadJson } from '../../../../../src/report/formats/json/load/render-load-json.ts';
import { renderLoadNdjson } from '../../../../../src/report/formats/json/load/render-load-ndjson.ts';

const [first] = loadRun.measures;

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

function errors(document: unknown): readonly string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function json(report: LoadReport): Record<string, unknown> {
  return JSON.parse([...renderLoadJson(report)].join(''));
}

describe('load.schema.json', () => {
  it.each(everyLoadReport)('accepts %s, and the document says what the run does', (_, report) => {
    expect(errors(json(report))).toEqual([]);
    expect(json(report)).toEqual(report);
  });

  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['another kind', { kind: 'audit' }],
    ['a null where something did not happen', { cost: null }],
    ['an end that is none', { ended: 'tired' }],
    ['a limit without an owner', { limit: { ...loadLimit.limit, owner: undefined } }],
    ['a measure with a foreign key', { measures: [{ ...first, x: 1 }] }],
  ])('rejects %s', (_, change) => {
    expect(errors({ ...json(loadRun), ...change })).not.toEqual([]);
  });

  it('knows the closed lists of the model', () => {
    const { $defs } = schema;
    expect($defs.failureCode.enum).toEqual(failureCodes);
    expect($defs.step.enum).toEqual(loadSteps);
    expect($defs.options.properties.load.enum).toEqual(loadNames);
    expect($defs.options.properties.arrivals.enum).toEqual(arrivalKinds);
    expect($defs.generator.properties.limits.items.enum).toEqual(machineLimits);
    expect($defs.limit.properties.owner.enum).toEqual(limitOwners);
    expect($defs.limit.properties.doubt.enum).toEqual(limitDoubts);
    expect($defs.trial.properties.broken.enum).toEqual(breakReasons);
  });
});

describe('renderLoadNdjson()', () => {
  it.each(everyLoadReport)(
    'writes %s as one object a line, the head first and the end last',
    (_, report) => {
      const lines = [...renderLoadNdjson(report)].map(
        (line) => JSON.parse(line) as { type: string },
      );
      expect(lines[0]?.type).toBe('head');
      expect(lines.at(-1)).toMatchObject({ type: 'end', ended: report.ended });
    },
  );

  it('has a line for each trial, and none of them twice', () => {
    const types = [...renderLoadNdjson(loadLimit)].map((line) => JSON.parse(line).type);
    expect(types.filter((type) => type === 'trial')).toHaveLength(13);
    expect(types.slice(-3)).toEqual(['compare', 'limit', 'end']);
  });
});
