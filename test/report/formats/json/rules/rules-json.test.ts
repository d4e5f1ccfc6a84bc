import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
  rules,
  rulesAgainstFile,
  rulesByRanges,
} from '../../../../../fixtures/report/documents.ts';
import { teams } from '../../../../../src/model/finding/team.ts';
import {
  rangeBases,
  refusedReasons,
  serviceTags,
  uncoveredReasons,
} from '../../../../../src/model/rules/address-ranges.ts';
import { ruleDialects } from '../../../../../src/model/rules/rule-dialect.ts';
import { ruleLists } from '../../../../../src/model/rules/rule-entry.ts';
import type { ShownRules } from '../../../../../src/model/rules/rule-set.ts';
import { capabilities } from '../../../../../src/model/target/capability.ts';
import reports from '../../../../../src/report/formats/json/report.schema.json' with {
  type: 'json',
};
import schema from '../../../../../src/report/formats/json/rules/rules.schema.json' with {
  type: 'json',
};
import { rulesJson } from '../../../../../src/report/formats/json/rules/rules-json.ts';
import { leftOutWords } from '../../../../../src/report/words/catalogue/rule-list-words.ts';
import { ruleNoteWords } from '../../../../../src/report/words/catalogue/rule-note-words.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const documentOf = (shown: ShownRules): Record<string, unknown> =>
  JSON.parse([...rulesJson(shown)].join(''));

describe('rulesJson()', () => {
  it.each([
    ['of a report', rules],
    ['against a file', rulesAgainstFile],
    ['by ranges', rulesByRanges],
  ])('says what rules %s say, as the schema has it', (_, shown) => {
    const document = documentOf(shown);
    expect(document).toEqual({ schemaVersion: 1, ...shown });
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });
});

describe('rules.schema.json', () => {
  it.each([
    ['a key that it does not know', { surprise: 1 }],
    ['a null', { written: null }],
    ['a list that is none', { entries: [{ ...rules.entries[0], list: 'deny' }] }],
  ])('rejects %s', (_, change) => {
    expect(validate({ ...documentOf(rules), ...change })).toBe(false);
  });

  it('knows the closed lists of the model, as the schema of reports does', () => {
    const { $defs } = schema;
    expect($defs.ruleList.enum).toEqual(ruleLists);
    expect($defs.ruleDialect.enum).toEqual(ruleDialects);
    expect($defs.ruleNote.enum).toEqual(Object.keys(ruleNoteWords));
    expect($defs.leftOutReason.enum).toEqual(Object.keys(leftOutWords));
    expect($defs.serviceTag.enum).toEqual(serviceTags);
    expect($defs.cover.properties.basis.enum).toEqual(rangeBases);
    expect($defs.cover.properties.because.enum).toEqual(uncoveredReasons);
    expect($defs.ranges.properties.refused.items.properties.because.enum).toEqual(refusedReasons);
    expect($defs.capability.enum).toEqual(capabilities);
    expect($defs.team.enum).toEqual(teams);
    const { findingKind, verdictName, component } = reports.$defs;
    expect($defs).toMatchObject({ findingKind, verdictName, component });
  });
});
