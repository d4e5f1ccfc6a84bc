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

  it('shows of a PAC file both lines, its answer, and what passes today', () => {
    const [first] = rehearsal.rows;
    const rows = first ? [{ ...first, passedBefore: true }] : [];
    const kept: Rehearsal['kept'] = [
      {
        ...{ ruling: 'diverted', line: 3, text: 'return proxy();', answer: 'PROXY p:1', rows },
        ...{ fromLine: 8, fromText: "return 'PROXY p:1';" },
      },
    ];
    const texts = [...rehearsalBlocks({ ...rehearsal, rows, kept })].flatMap((block) => {
      if (block.kind === 'code') return block.lines.map(plainText);
      return block.kind === 'heading' || block.kind === 'paragraph' ? [plainText(block.text)] : [];
    });
    expect(texts).toContain('Goes another way, line 3, from line 8 (1; 1 passes today)');
    expect(texts).toContain('return proxy();');
    expect(texts).toContain("return 'PROXY p:1';");
    expect(texts).toContain('Its answer: PROXY p:1.');
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

  it('says how many pass today and turn red, and how many turn green', () => {
    const [red, optional, , unknown, green] = rows;
    const all = [red, optional, unknown].flatMap((row) =>
      row ? [{ ...row, passedBefore: true }] : [],
    );
    const turned = green ? [{ ...green, passedBefore: false }] : [];
    // What is not known is not said to turn red.
    expect(answer({ ...rehearsal, rows: [...all, ...turned] })).toMatch(
      /^1 of 3 is red, .* 2 pass today and turn red, 1 is red today and turns green\.$/,
    );
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
