import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../src/model/finding/finding.ts';
import type { AuditRequest } from '../../../src/setup/request/audit-request.ts';
import { checkRequest, requestFields } from '../../../src/setup/request/check-request.ts';
import { type Takes, takeOne, takeText } from '../../../src/setup/request/check-value.ts';
import { UsageError } from '../../../src/setup/usage/usage-error.ts';
import { arbitraryRequest } from './arbitrary-request.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../src/setup/request/request.schema.json', import.meta.url), 'utf8'),
);
const fields = Object.keys(requestFields);
const ajv = new Ajv2020({ strict: true, allErrors: true });
const ofFile = ajv.compile(schema);
const ofRequest = ajv.compile({ ...schema.$defs.request, $defs: schema.$defs });

const isTaken = (value: unknown): boolean => {
  try {
    checkRequest(value);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(/^[^\n]{1,1000}$/);
    return false;
  }
};

describe('the fields of a request', () => {
  it('are those of the schema, for the file and for each profile', () => {
    expect(Object.keys(schema.$defs.request.properties)).toEqual(fields);
    expect(Object.keys(schema.properties)).toEqual(['$schema', ...fields, 'profiles', 'serve']);
    for (const field of fields) {
      expect(schema.properties[field]).toEqual({ $ref: `#/$defs/request/properties/${field}` });
    }
  });

  it('hold every kind of finding that may be waived', () => {
    const { waivers } = schema.$defs.request.properties;
    expect(waivers.items.properties.kind.enum).toEqual(findingKinds);
  });

  it('do not compile where one is forgotten, wrong or too many', () => {
    const { samples: _, ...others } = requestFields;
    // @ts-expect-error: samples is not read.
    const lacking: Takes<AuditRequest> = others;
    // @ts-expect-error: samples is no text.
    const wrong: Takes<AuditRequest> = { ...requestFields, samples: takeText };
    // @ts-expect-error: an agent may be another one.
    const narrow: Takes<AuditRequest> = { ...requestFields, agent: takeOne(['unified']) };
    // @ts-expect-error: no request has it.
    const many: Takes<AuditRequest> = { ...others, samples: _, colour: takeText };
    expect([lacking, wrong, narrow, many]).toHaveLength(4);
  });
});

describe('checkRequest()', () => {
  it('takes every request as it is, and the schema takes it too', () => {
    fc.assert(
      fc.property(arbitraryRequest, (request) => {
        expect(checkRequest(request)).toEqual(request);
        expect(ofRequest(request), ajv.errorsText(ofRequest.errors)).toBe(true);
        const file = { $schema: 'x', ...request, profiles: { a: request } };
        expect(ofFile(file), ajv.errorsText(ofFile.errors)).toBe(true);
      }),
    );
  });

  it('refuses what the schema refuses, whatever the value of whatever field', () => {
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.integer({ min: -1, max: 20_002 }),
      fc.constantFrom(0, 1.5, 10_000, 10_001, 600_000, 600_001, '', 'a\u0000b', 'linux', true),
      fc.array(fc.constantFrom('linux', 'a.example', '', 7), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...fields, 'colour', '__proto__'), value, (field, given) => {
        const request = JSON.parse(`{${JSON.stringify(field)}:${JSON.stringify(given)}}`);
        // What a name server or a URL is like, the schema does not tell.
        if (!ofRequest(request)) expect(isTaken(request), JSON.stringify(request)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [{ samples: 0 }, 'Cannot use 0 for samples: give a whole number from 1 to 10000'],
    [{ samples: '3' }, 'Cannot use "3" for samples: give a whole number from 1 to 10000'],
    [{ timeoutMs: 0.5 }, 'Cannot use 0.5 for timeoutMs: give a whole number of milliseconds from'],
    [{ os: 'linux' }, 'Cannot use "linux" for os: give a list, such as ["linux"]'],
    [{ os: ['beos'] }, 'Cannot use "beos" for os[0]: choose one of auto, windows-11, '],
    [{ targets: ['a.example', {}] }, 'Cannot use an object for targets[1]: give text'],
    [{ targets: ['ftp://a.example'] }, 'Cannot use "ftp://a.example" for targets[0]: give an http'],
    [{ catalogues: ['a\u0000b'] }, 'Cannot use "a\\u0000b" for catalogues[0]: give text without'],
    [{ portal: 'yes' }, 'Cannot use "yes" for portal: give true or false'],
    [{ resolver: 'dns.example' }, 'Cannot use "dns.example" for resolver: give a name server as'],
    [{ site: 'a'.repeat(201) }, 'for site: give at most 200 characters'],
    [{ failOn: null }, 'Cannot use null for failOn: choose one of blocked, degraded, never'],
    [{ regoins: ['eu'] }, 'Unknown field "regoins": did you mean regions?'],
    [{ target: 'a.example' }, 'Unknown field "target": did you mean targets?'],
    [{ output: 'a.json' }, 'Unknown field "output": choose of catalogues, targets, '],
    [[], 'Cannot use a list for the request: give an object'],
    [null, 'Cannot use null for the request: give an object'],
  ])('says of %j what to give instead', (value, message) => {
    expect(() => checkRequest(value)).toThrow(message);
    expect(() => checkRequest(value)).toThrow(UsageError);
  });

  it('leaves out what is undefined', () => {
    expect(checkRequest({ lab: undefined, samples: 2 })).toEqual({ samples: 2 });
  });

  it('tells where a value stands by the name that it is given', () => {
    const nameOf = (field: string): string => `${field} in a.json`;
    expect(() => checkRequest({ os: ['beos'] }, nameOf)).toThrow('for os[0] in a.json: choose');
    expect(() => checkRequest({ oss: [] }, nameOf)).toThrow('Unknown field "oss" in a.json: did');
  });
});
