import { describe, expect, it } from 'vitest';
import { difference } from '../../../../fixtures/report/documents.ts';
import { diffCsv } from '../../../../src/report/formats/csv/diff-csv.ts';

describe('diffCsv()', () => {
  it('has a row for each target as a whole and each route that changed', () => {
    const [head, whole, direct, ...rest] = [...diffCsv(difference)];
    expect(head).toBe(
      'change,url,required,route,counts,verdictBefore,causeBefore,verdictAfter,causeAfter,seenBefore,seenAfter\r\n',
    );
    expect(whole).toBe(
      'newly-red,https://a.example/,true,,true,reachable,,blocked,proxy-policy-refusal,tunnel-status: 200,failed-step: tunnel: tunnel-refused; tunnel-status: 403\r\n',
    );
    expect(direct).toContain('unsteady,https://a.example/,true,direct,false,reachable,');
    expect(rest).toHaveLength(4);
  });

  it('has its head alone where nothing changed', () => {
    expect([...diffCsv({ ...difference, targets: [] })]).toHaveLength(1);
  });
});
