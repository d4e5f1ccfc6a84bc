import { describe, expect, it } from 'vitest';
import { renderPac } from '../../../../../src/report/formats/terminal/pac/render-pac.ts';
import { cellWidth } from '../../../../../src/report/text/cell-width.ts';
import type { ShownPac } from '../../../../../src/report/view/pac/shown-pac.ts';
import { shownPac } from '../../../shown-pac.ts';

function linesOf(pac: ShownPac, width = 100): readonly string[] {
  return renderPac(pac, { width, color: false }).split('\n');
}

describe('renderPac()', () => {
  it('says which file it was', () => {
    expect(linesOf(shownPac).slice(0, 5)).toEqual([
      'PAC file  http://pac.example/proxy.pac',
      'found at  http://pac.example/new.pac',
      'type      text/plain\\x1b[2J',
      'size      1234 bytes',
      `SHA-256   ${'a'.repeat(64)}`,
    ]);
  });

  it('shows each answer with the number of its URLs, what it means, and its hosts', () => {
    const lines = linesOf(shownPac);
    const from = lines.indexOf('Answers');
    expect(lines.slice(from + 1, lines.indexOf('', from))).toEqual([
      '  2  PROXY proxy.example:8080;',
      '     b.example, c.example:8443',
      '  1  PROXI proxy.example:8080',
      '     means DIRECT',
      '     http://d.example/list.crl',
      '  1  proxy proxy.example:8080',
      '     a.example',
      '  1  no answer: the script failed near line 7: ReferenceError: zone is not defined',
      '     e.example',
    ]);
    expect(lines.slice(-2)).toEqual([
      '5 URLs asked: 3 different answers, 1 without an answer.',
      '',
    ]);
  });

  it('shows the names that were asked for, and what the script said, each once', () => {
    const text = linesOf(shownPac).join('\n');
    expect(text).toContain('  gone.example  name-not-found\n');
    expect(text).toContain('  inside.example  10.0.0.1, 10.0.0.2 (2 times)\n');
    expect(text).toContain('  "seen" (2 times)\n  "\\x1b[2Jcleared"\n');
  });

  it('shows remarks in words, with the line of the script where they have one', () => {
    const lines = linesOf(shownPac);
    expect(lines).toContain('  line 3: Name lookup  [dns-lookup]');
    expect(lines).toContain('  Part of an answer that names no way  [not-understood]');
    expect(lines.join(' ')).toContain('dnsResolve() asks for an address');
    expect(lines).toContain('  *.blob.example');
  });

  it('leaves out the parts that there are not', () => {
    const answer = { url: 'https://a.example/', entries: [], durationMs: 1, failure: null };
    const lines = linesOf({ source: 'p', bytes: 1, answers: [answer], remarks: [] });
    expect(lines).toEqual([
      ...[
        'PAC file  p',
        'size      1 bytes',
        '',
        'Answers',
        '  1  an empty text',
        '     a.example',
      ],
      ...['', '1 URL asked: 1 different answer.', ''],
    ]);
  });

  it('keeps to the width, moves no cursor, and stays short for a long list', () => {
    const [first] = shownPac.answers;
    const answers = Array.from({ length: 3000 }, (_, index) => ({
      ...{ entries: [], durationMs: 1, failure: null },
      ...first,
      url: `https://${'x'.repeat(60)}${index}.example/`,
      alerts: [`alert ${index}`],
      lookups: [{ name: `n${index}.example` }],
    }));
    for (const pac of [shownPac, { ...shownPac, answers }]) {
      const lines = linesOf(pac, 80);
      expect(lines.join('\n')).not.toContain('\u001b');
      expect(lines.every((line) => cellWidth(line) <= 80)).toBe(true);
      expect(lines.length).toBeLessThan(200);
    }
    expect(renderPac(shownPac, { width: 80, color: true })).toContain('\u001b[1;31m');
  });
});
