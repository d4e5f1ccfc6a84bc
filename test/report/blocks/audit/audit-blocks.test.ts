import { describe, expect, it } from 'vitest';
import { company } from '../../../../fixtures/report/company.ts';
import { everyReport } from '../../../../fixtures/report/every-report.ts';
import { large } from '../../../../fixtures/report/large.ts';
import { auditBlocks } from '../../../../src/report/blocks/audit/audit-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { textsOf } from '../texts-of.ts';

describe('auditBlocks()', () => {
  it.each(everyReport)('takes no text of "%s" for words of ours', (_, report) => {
    for (const { kind, text } of textsOf(auditBlocks(report)).flat()) {
      if (kind === 'words') expect(text).toMatch(/^[\p{L}\p{N} .,:;!?'"()/-]*$/u);
    }
  });

  it('has a heading for each part, in the order in which a reader needs them', () => {
    const headings = [...auditBlocks(company)].flatMap((block) =>
      block.kind === 'heading' ? [plainText(block.text)] : [],
    );
    expect(headings).toEqual([
      'Network audit: NOT READY',
      'What must change, and who can change it',
      'What is lost, and for whom',
      'Summary',
      'Routes',
      'Targets by route',
      'Certificates, by who signed them',
      'Latency in milliseconds',
      'What was not asked',
    ]);
  });

  it('leaves nothing out: that is for the formats', () => {
    const names = textsOf(auditBlocks(large)).map(plainText);
    for (const { host } of large.targets) expect(names).toContain(host);
    const [entries] = [...auditBlocks(large)].filter((block) => block.kind === 'entries');
    const first = entries && [...(entries.sections[0]?.entries ?? [])][0];
    const targets = first?.fields.find(({ name }) => name === 'targets');
    expect(targets && 'items' in targets && targets.items.length).toBe(200);
  });
});
