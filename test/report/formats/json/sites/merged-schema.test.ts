import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { merged } from '../../../../../fixtures/report/merged.ts';
import { verdictNames } from '../../../../../src/model/finding/verdict.ts';
import { mergedFormats } from '../../../../../src/report/document-formats.ts';
import schema from '../../../../../src/report/formats/json/sites/merged.schema.json' with {
  type: 'json',
};

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

function written(): Record<string, unknown> {
  const json = mergedFormats.text.find(({ name }) => name === 'json');
  const options = { width: 80, color: false, unicode: true };
  return JSON.parse([...(json?.render(merged, options) ?? [])].join(''));
}

it('the JSON of a merged report is what its schema says, and nothing is lost in it', () => {
  expect(validate(written()), JSON.stringify(validate.errors)).toBe(true);
  expect(written()).toEqual(JSON.parse(JSON.stringify(merged)));
  expect(validate({ ...written(), atLeast: -1 })).toBe(false);
  expect(validate({ ...written(), more: 1 })).toBe(false);
});

it('the schema knows every verdict', () => {
  expect(schema.$defs.verdict.enum).toEqual(verdictNames);
});
