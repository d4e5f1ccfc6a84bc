import type { Page } from 'playwright-core';

/** So many pixels of two texts may be the same: what a font leaves above and below its letters. */
const slack = 4;

/** Texts of a page that stand upon each other, a line a pair; the first few of them. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (walker.nextNode() && boxes.length < 4000) {
      const node = walker.currentNode;
      if (!node.data.trim() || node.parentElement.closest('title, desc, select, [hidden]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects())
        if (right - left > 1) boxes.push({ left, right, top, bottom, text: node.data.trim() });
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    boxes.forEach((a, at) => {
      for (let next = at + 1; next < boxes.length && boxes[next].top < a.bottom - ${slack}; next += 1) {
        const b = boxes[next];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (wide > ${slack} && high > ${slack}) found.push(a.text.slice(0, 40) + ' / ' + b.text.slice(0, 40));
      }
    });
    return found.slice(0, 5);
  })()`);
}
