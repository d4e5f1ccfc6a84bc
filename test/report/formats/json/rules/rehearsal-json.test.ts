import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { rehearsal } from '../../../../../fixtures/report/documents.ts';
import { ruleDialects } from '../../../../../src/model/rules/rule-dialect.ts';
import { ruleLists } from '../../../../../src/model/rules/rule-entry.ts';
import {
  rulingNames,
  unknownReasons,
  unreadReasons,
} from '../../../../../src/model/rules/ruling.ts';
import schema from '../../../../../src/report/formats/json/rules/rehearsal.schema.json' with {
  type: 'json',
};
import { rehearsalJson } from '../../../../../src/report/formats/json/rules/rehearsal-json.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const document: Record<string, unknown> = JSON.parse([...rehearsalJson(rehearsal)].join(''));

describe('rehearsalJson()', () => {
  it('says what a rehearsal says, as the schema has it, and names the rows of a group', () => {
    const { kept, ...rest } = rehearsal;
    const groups = kept.map(({ rows, ...group }) => ({
      ...group,
      targets: rows.map(({ target }) => target),
    }));
    expect(document).toEqual({ schemaVersion: 1, ...rest, kept: groups });
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('rehearsal.schema.json', () => {
  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['a null', { madeFrom: null }],
    ['a ruling that is none', { kept: [{ ruling: 'red', targets: ['t1'] }] }],
  ])('rejects %s', (_, change) => {
    expect(validate({ ...document, ...change })).toBe(false);
  });

  it('knows the closed lists of the model', () => {
    const { $defs } = schema;
    expect($defs.ruling.enum).toEqual(rulingNames);
    expect($defs.unknownReason.enum).toEqual(unknownReasons);
    expect($defs.unreadReason.enum).toEqual(unreadReasons);
    expect($defs.ruleList.enum).toEqual(ruleLists);
    expect($defs.madeFrom.properties.dialect.enum).toEqual(ruleDialects);
  });
});
