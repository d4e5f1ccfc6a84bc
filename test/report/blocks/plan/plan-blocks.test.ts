import { describe, expect, it } from 'vitest';
import { loadPlan, plan } from '../../../../fixtures/report/planned.ts';
import type { Block } from '../../../../src/report/blocks/block.ts';
import { loadPlanBlocks } from '../../../../src/report/blocks/plan/load-plan-blocks.ts';
import { planBlocks } from '../../../../src/report/blocks/plan/plan-blocks.ts';
import { plainText } from '../../../../src/report/text/say.ts';
import { textsOf } from '../texts-of.ts';

function headings(blocks: Iterable<Block>): string[] {
  return Array.from(blocks).flatMap((block) =>
    block.kind === 'heading' ? [plainText(block.text)] : [],
  );
}

describe('planBlocks()', () => {
  it('names the name servers, then the proxies, then the targets', () => {
    const all = headings(planBlocks(plan));
    const parts = ['Name servers', 'Proxies', 'Targets, with the numbers of their attempts'];
    expect(all.filter((heading) => parts.includes(heading))).toEqual(parts);
  });

  it('leaves out what a plan has nothing of', () => {
    const { components: _, ...head } = plan.head;
    const routes = head.routes.filter(({ kind }) => kind === 'direct');
    const all = headings(planBlocks({ ...plan, head: { ...head, routes }, attempts: [] }));
    expect(all).not.toContain('Proxies');
    expect(all).not.toContain('Components');
    expect(all).not.toContain('PAC files');
  });
});

describe('loadPlanBlocks()', () => {
  it('says whose leave it takes, and what bounds it', () => {
    const texts = textsOf(loadPlanBlocks(loadPlan)).map(plainText);
    expect(texts.join('\n')).toContain('Ask those who run the proxy and the target first.');
    expect(texts).toContain('at most');
  });
});
