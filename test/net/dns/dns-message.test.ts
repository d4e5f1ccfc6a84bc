import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeQuestion, readAnswer } from '../../../src/net/dns/dns-message.ts';
import { a, reply } from '../dns-server.ts';

const server = { address: '127.0.0.1', port: 53 };
const question = { name: 'a.example', type: 'A' } as const;

describe('readAnswer()', () => {
  it('reads an answer to our question', () => {
    const bytes = reply(
      { id: 7, name: 'a.example', type: 'A' },
      { answers: [a('a.example', '192.0.2.1')] },
    );
    expect(readAnswer(bytes, { id: 7, question, server })).toEqual({
      responseCode: 'NOERROR',
      server,
      addresses: [{ address: '192.0.2.1', ttl: 60 }],
      aliases: [],
    });
  });

  it('calls another id, another name and a question foreign', () => {
    const answer = reply({ id: 7, name: 'b.example', type: 'A' }, {});
    expect(readAnswer(answer, { id: 8, question, server })).toBe('foreign');
    expect(readAnswer(answer, { id: 7, question, server })).toBe('foreign');
    expect(readAnswer(encodeQuestion(question, 7), { id: 7, question, server })).toBe('foreign');
  });

  it('sees the truncation bit', () => {
    const bytes = reply({ id: 7, name: 'a.example', type: 'A' }, { cut: true });
    expect(readAnswer(bytes, { id: 7, question, server })).toBe('cut');
  });

  it('never throws, whatever comes', () => {
    const valid = reply(
      { id: 7, name: 'a.example', type: 'A' },
      { answers: [a('a.example', '192.0.2.1')] },
    );
    const bent = fc
      .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 6 })
      .map((changes) => {
        const bytes = Buffer.from(valid);
        for (const [at, value] of changes) bytes[at] = value;
        return bytes;
      });
    const anything = fc.oneof(
      bent,
      fc.uint8Array({ maxLength: 600 }).map((x) => Buffer.from(x)),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        readAnswer(bytes, { id: 7, question, server });
      }),
      { numRuns: 500 },
    );
  });
});
