import { describe, expect, it } from 'vitest';
import { isHtml } from '../../../src/diagnosis/page/page.ts';

describe('isHtml()', () => {
  it('goes by the type, or by how the body begins', () => {
    expect(isHtml({ status: 200, headers: [['content-type', 'Text/HTML; charset=x']] })).toBe(true);
    expect(isHtml({ status: 200, body: '\n<!DOCTYPE html>' })).toBe(true);
    expect(isHtml({ status: 200, body: '<script>location="http://x.example/"' })).toBe(true);
    expect(isHtml({ status: 200, body: '<?xml version="1.0"?><!DOCTYPE html>' })).toBe(true);
    expect(isHtml({ status: 200, body: '<?xml version="1.0"?><Error>' })).toBe(false);
    expect(isHtml({ status: 200 })).toBe(false);
  });
});
