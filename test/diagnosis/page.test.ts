import { describe, expect, it } from 'vitest';
import { foreignRedirect, isHtml, titleOf } from '../../src/diagnosis/page.ts';

describe('titleOf()', () => {
  it('reads the title, with white space collapsed', () => {
    expect(titleOf('<html><TITLE id=x>\n Web  Page\tBlocked </TITLE>')).toBe('Web Page Blocked');
  });

  it('is undefined for no title, an empty one, and no page', () => {
    expect([titleOf('<p>'), titleOf('<title> </title>'), titleOf(undefined)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('cuts a title without end, and is quick with a page that is all titles', () => {
    expect(titleOf(`<title>${'x'.repeat(60_000)}`)).toHaveLength(200);
    const started = performance.now();
    titleOf('<title'.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('foreignRedirect()', () => {
  const to = (location: string, status = 302) =>
    foreignRedirect({ status, headers: [['Location', location]] }, 'crl.microsoft.com');

  it('is the host of another domain', () => {
    expect(to('http://Login.hotel.example/x')).toBe('login.hotel.example');
    expect(to('//10.1.1.1/x')).toBe('10.1.1.1');
  });

  it('is undefined within the domain, for a path, a broken location and an answer that is none', () => {
    const same = ['https://www.microsoft.com/', '/other', 'http://[', ''];
    expect(same.map((location) => to(location))).toEqual(same.map(() => undefined));
    expect(to('http://other.example/', 200)).toBeUndefined();
  });
});

describe('isHtml()', () => {
  it('goes by the type, or by how the body begins', () => {
    expect(isHtml({ status: 200, headers: [['content-type', 'Text/HTML; charset=x']] })).toBe(true);
    expect(isHtml({ status: 200, body: '\n<!DOCTYPE html>' })).toBe(true);
    expect(isHtml({ status: 200, body: '<?xml version="1.0"?><Error>' })).toBe(false);
  });
});
