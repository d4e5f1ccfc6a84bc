import { describe, expect, it } from 'vitest';
import { rehearsal } from '../../../../fixtures/report/documents.ts';
import type { Rehearsal } from '../../../../src/model/rules/rehearsal.ts';
import { rehearsalBlocks } from '../../../../src/report/blocks/rules/rehearsal-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { rehearsalAnswer } from '../../../../src/report/view/targets/rules/rehearsal-texts.ts';

const answer = (shown: Rehearsal): string => plainText(rehearsalAnswer(shown));

describe('rehearsalBlocks()', () => {
  it('has a heading for each line that keeps rows back, with the line itself below it', () => {
    const blocks = [...rehearsalBlocks(rehearsal)];
    const headings = blocks.flatMap((block) =>
      block.kind === 'heading' ? [plainText(block.text)] : [],
    );
    expect(headings).toEqual([
      'Rehearsal of a change',
      'Blocked, line 212 (1)',
      'TLS is opened, line 300 (1)',
      'A login is asked for, since no line frees them of it (1)',
      'Not known, line 9 (1)',
      'Not understood, and nothing guessed of it',
    ]);
    const lines = blocks.flatMap((block) => (block.kind === 'code' ? block.lines : []));
    expect(lines.map(plainText)).toContain('http_access deny all');
  });
});

describe('rehearsalAnswer()', () => {
  const { rows, kept } = rehearsal;

  it('counts what is required, and names one line, or how many lines or reasons they are', () => {
    expect(answer(rehearsal)).toBe(
      '2 of 4 stay red, for 2 reasons. Of 1 more nothing is known. 1 of 1 optional ones does not pass.',
    );
    const one = { ...rehearsal, rows: rows.slice(0, 1), kept: kept.slice(0, 1) };
    expect(answer(one)).toBe('1 of 1 stays red, because of line 212: http_access deny all.');
    const none = { ...rehearsal, rows: rows.slice(2, 3), kept: kept.slice(2, 3) };
    expect(answer(none)).toBe('1 of 1 stays red, since no line lets them pass.');
  });

  it('says that all pass, that some are not known, or that none is', () => {
    expect(answer({ ...rehearsal, rows: rows.slice(4), kept: [] })).toBe('All 1 pass.');
    expect(answer({ ...rehearsal, rows: rows.slice(3), kept: kept.slice(3) })).toBe(
      'Of 1 of 2 nothing is known; the others pass.',
    );
    expect(answer({ ...rehearsal, rows: rows.slice(3, 4), kept: kept.slice(3) })).toBe(
      'Nothing is known of any of 1.',
    );
    expect(answer({ ...rehearsal, rows: rows.slice(1, 2), kept: kept.slice(1, 2) })).toMatch(
      /^The list asks for nothing that is required\./,
    );
  });
});
