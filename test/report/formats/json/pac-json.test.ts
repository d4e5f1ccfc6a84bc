import { describe, expect, it } from 'vitest';
import { pacJson } from '../../../../src/report/formats/json/pac-json.ts';
import { shownPac } from '../../shown-pac.ts';

describe('pacJson()', () => {
  it('prints one document whose answers stand in the order of their URLs', () => {
    const text = [...pacJson(shownPac)].join('');
    const document = JSON.parse(text);
    const { answers, ...rest } = JSON.parse(JSON.stringify(shownPac));
    expect(document).toMatchObject(rest);
    expect(document.answers).toHaveLength(answers.length);
    expect(document.answers).toEqual(expect.arrayContaining(answers));
    expect(document.answers.map(({ url }: { url: string }) => url)).toEqual([
      'http://d.example/list.crl',
      'https://a.example/',
      'https://b.example/',
      'https://c.example:8443/',
      'https://e.example/',
    ]);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toContain('\u001b');
  });

  it('is the same to the byte whatever the order of the answers', () => {
    const turned = { ...shownPac, answers: shownPac.answers.toReversed() };
    expect([...pacJson(turned)]).toEqual([...pacJson(shownPac)]);
  });

  it('leaves out what there is not, but for the failure, which is null', () => {
    const answer = { url: 'https://a.example/', entries: [], durationMs: 1, failure: null };
    const text = [...pacJson({ source: 'p', bytes: 1, answers: [answer], remarks: [] })].join('');
    expect(JSON.parse(text)).toEqual({ source: 'p', bytes: 1, answers: [answer], remarks: [] });
    const none = [...pacJson({ source: 'p', bytes: 1, answers: [], remarks: [] })].join('');
    expect(JSON.parse(none)).toEqual({ source: 'p', bytes: 1, answers: [], remarks: [] });
  });
});
