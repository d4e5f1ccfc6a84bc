import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../../../../src/model/finding/finding.ts';
import { explainFinding } from '../../../../../src/report/formats/terminal/finding/explain-finding.ts';
import { plainText } from '../../../../../src/report/text/say.ts';
import { findingInfo } from '../../../../../src/report/words/finding/finding-info.ts';

const page = `# Filter by server name (\`sni-filter\`)

A device reads the name, ${'and blocks it, '.repeat(9)}always.

## Confirm it

\`\`\`sh
openssl s_client -connect ${'a'.repeat(90)}:443
\`\`\`

## Looks like

- [\`handshake-reset\`](handshake-reset.md): cut under every name, ${'a control tells, '.repeat(5)}
  and no other.
`;

describe('explainFinding()', () => {
  it.each(findingKinds)('explains %s within 80 columns by its words alone', (kind) => {
    const text = explainFinding(kind);
    expect(text.startsWith(`${kind}: ${plainText(findingInfo[kind].title)}\n`)).toBe(true);
    expect(text).toMatch(/\n\nHow a report puts it\n[\s\S]*\n\nWhat to do\n[\s\S]*[^\n]\n$/);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('tells the page: its opening, how a report puts it, then its sections in their order', () => {
    const lines = explainFinding('sni-filter', { page }).split('\n');
    expect(lines.filter((line) => /^\S/.test(line))).toEqual([
      'sni-filter: Filter by server name',
      'How a report puts it',
      'Confirm it',
      'Looks like',
    ]);
    expect(lines[2]).toMatch(/^ {2}A device reads the name/);
  });

  it.each([60, 80, 100])('wraps text and items at %i columns, and no command', (width) => {
    const lines = explainFinding('sni-filter', { page, width }).split('\n');
    const command = lines.filter((line) => line.includes('openssl'));
    expect(command).toEqual([`    openssl s_client -connect ${'a'.repeat(90)}:443`]);
    const others = lines.filter((line) => !command.includes(line));
    expect(Math.max(...others.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.some((line) => line.startsWith('  - `handshake-reset`: cut'))).toBe(true);
    expect(lines.some((line) => line.startsWith('    '))).toBe(true);
  });

  it('uses colour where it is wanted, and the same words', () => {
    const plain = explainFinding('sni-filter', { page });
    const painted = explainFinding('sni-filter', { page, color: true });
    expect(painted).toContain('\u001b[1mConfirm it\u001b[0m');
    expect(stripVTControlCharacters(painted)).toBe(plain);
  });
});
