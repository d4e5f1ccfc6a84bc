import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { difference } from '../../../../../fixtures/report/documents.ts';
import {
  changeKinds,
  givenFacts,
  seenFacts,
} from '../../../../../src/model/compared/difference.ts';
import schema from '../../../../../src/report/formats/json/diff/diff.schema.json' with {
  type: 'json',
};
import { diffJson } from '../../../../../src/report/formats/json/diff/diff-json.ts';
import reports from '../../../../../src/report/formats/json/report.schema.json' with {
  type: 'json',
};

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

describe('diffJson()', () => {
  it('says what the difference says, as the schema has it', () => {
    const empty = { ...difference, targets: [], given: [], latency: [] };
    for (const one of [difference, empty]) {
      const document: unknown = JSON.parse([...diffJson(one)].join(''));
      expect(document).toEqual(one);
      expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    }
  });
});

describe('diff.schema.json', () => {
  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['a null', { routesAlone: null }],
    [
      'a change that is none',
      { targets: [{ ...difference.targets[0], whole: { change: 'odd' } }] },
    ],
  ])('rejects %s', (_, change) => {
    expect(validate({ ...difference, ...change })).toBe(false);
  });

  it('knows the closed lists of the model, as the schema of reports does', () => {
    const { $defs } = schema;
    expect($defs.changeKind.enum).toEqual(changeKinds);
    expect($defs.seenFact.enum).toEqual(seenFacts);
    expect($defs.givenFact.enum).toEqual(givenFacts);
    const { findingKind, verdictName, component } = reports.$defs;
    expect($defs).toMatchObject({ findingKind, verdictName, component });
  });
});
