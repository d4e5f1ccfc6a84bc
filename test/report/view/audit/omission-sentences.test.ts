import { describe, expect, it } from 'vitest';
import { allFine } from '../../../../fixtures/report/all-fine.ts';
import type { Setting, SettingNote } from '../../../../src/model/route/route.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { omissionSentences } from '../../../../src/report/view/audit/omission-sentences.ts';

function withNote(note: SettingNote): readonly string[] {
  const own = { id: 'x', source: 'x', scope: 'machine', raw: '', problems: [], wins: false };
  const settings: readonly Setting[] = [{ ...own, note }];
  return omissionSentences({ ...allFine, sources: [], settings }).map(plainText);
}

describe('omissionSentences() of automatic detection', () => {
  it('says that DHCP was not asked, and why', () => {
    expect(withNote('dhcp-port-taken')).toEqual([
      expect.stringMatching(/^DHCP option 252: not asked, and it comes before DNS: .*UDP port 68/),
    ]);
    expect(withNote('dhcp-forbidden')).toHaveLength(1);
    expect(withNote('dhcp-other-machine')).toHaveLength(1);
  });

  it('says that detection itself was not searched for', () => {
    expect(withNote('detection-first')[0]).toContain('--route wpad');
  });

  it('says nothing where DHCP was asked', () => {
    for (const note of ['dhcp-silent', 'dhcp-no-option', 'dhcp-no-script'] as const) {
      expect(withNote(note)).toEqual([]);
    }
  });
});
