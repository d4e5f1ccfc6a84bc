import { describe, expect, it } from 'vitest';
import type { Way } from '../../../../src/model/route/route.ts';
import { groupPacAnswers } from '../../../../src/report/view/pac/group-pac-answers.ts';
import type { ShownPacAnswer } from '../../../../src/report/view/pac/shown-pac.ts';

function answerOf(url: string, answer: string, ...entries: readonly Way[]): ShownPacAnswer {
  return { url, answer, entries, durationMs: 1, failure: null };
}

const direct: Way = { kind: 'direct' };

describe('groupPacAnswers()', () => {
  it('joins answers that differ in blanks alone, the largest group first', () => {
    const groups = groupPacAnswers([
      answerOf('https://a.example/', 'DIRECT', direct),
      answerOf('https://c.example/', 'DIRECT  ; DIRECT', direct, direct),
      answerOf('https://b.example/', ' DIRECT ;\tDIRECT', direct, direct),
    ]);
    expect(groups).toEqual([
      {
        answer: 'DIRECT ; DIRECT',
        failure: null,
        urls: ['https://b.example/', 'https://c.example/'],
      },
      { answer: 'DIRECT', failure: null, urls: ['https://a.example/'] },
    ]);
  });

  it.each<readonly [answer: string, means: string | undefined, ways: readonly Way[]]>([
    ['direct;', undefined, [direct]],
    ['proxy p:80 ;direct', undefined, [{ kind: 'http', host: 'p', port: 80 }, direct]],
    ['PROXY p.example', 'PROXY p.example:80', [{ kind: 'http', host: 'p.example', port: 80 }]],
    ['HTTP p:81', 'PROXY p:81', [{ kind: 'http', host: 'p', port: 81 }]],
    ['HTTPS [::1]:443', undefined, [{ kind: 'https', host: '::1', port: 443 }]],
    ['SOCKS s:1', 'SOCKS4 s:1', [{ kind: 'socks4', host: 's', port: 1 }]],
    ['SOCKS5 s:1', undefined, [{ kind: 'socks5', host: 's', port: 1 }]],
    ['PROXI p.example:80', 'DIRECT', [direct]],
    ['', 'DIRECT', [direct]],
  ])('says of %j what it means: %s', (answer, means, ways) => {
    const [group] = groupPacAnswers([answerOf('https://a.example/', answer, ...ways)]);
    expect(group?.means).toBe(means);
  });

  it('puts URLs without an answer last, one group for each manner of failing', () => {
    const failed = (url: string, detail: string): ShownPacAnswer => ({
      ...{ url, entries: [], durationMs: 1 },
      failure: { code: 'pac-error', detail },
    });
    const groups = groupPacAnswers([
      failed('https://a.example/', 'one'),
      failed('https://b.example/', 'one'),
      failed('https://c.example/', 'two'),
      answerOf('https://d.example/', 'DIRECT', direct),
    ]);
    expect(
      groups.map(({ answer, failure, urls }) => [answer, failure?.detail, urls.length]),
    ).toEqual([
      ['DIRECT', undefined, 1],
      [undefined, 'one', 2],
      [undefined, 'two', 1],
    ]);
  });
});
