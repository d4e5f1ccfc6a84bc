import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../src/diagnosis/page/lead.ts';
import type { Page } from '../../../src/diagnosis/page/page.ts';
import { watchCpu } from '../../watch-cpu.ts';

const host = 'crl.microsoft.com';
const lead = (page: Partial<Page>): string | undefined =>
  leadOf({ status: 200, ...page }, host)?.href;
const to = (location: string, status = 302): string | undefined =>
  lead({ status, headers: [['Location', location]] });

describe('leadOf() and Location', () => {
  it.each([301, 302, 303, 307, 308])('follows status %i', (status) => {
    expect(to('http://Login.hotel.example/x?y=1', status)).toBe('http://login.hotel.example/x?y=1');
  });

  it('reads a relative place, an address, and a host without a scheme', () => {
    expect(to('/other')).toBe('http://crl.microsoft.com/other');
    expect(to('//10.1.1.1/x')).toBe('http://10.1.1.1/x');
    expect(to('https://[::1]:8443/')).toBe('https://[::1]:8443/');
  });

  it('drops user and password', () => {
    expect(to('http://user:secret@portal.example/')).toBe('http://portal.example/');
  });

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x.example/',
    'about:blank',
    'http://[',
    `http://x.example/${'a'.repeat(3000)}`,
  ])('leads nowhere by %j', (location) => {
    expect(to(location)).toBeUndefined();
  });

  it('leads nowhere with a status that is no redirect', () => {
    expect(to('http://other.example/', 200)).toBeUndefined();
  });
});

describe('leadOf() and a page', () => {
  it.each([
    '<meta http-equiv="refresh" content="0; url=http://portal.example/login">',
    '<META content="0;URL=\'http://portal.example/login\'" HTTP-EQUIV=Refresh>',
    "<meta http-equiv='refresh' content='0;url=&#104;ttp://portal.example/login'>",
    '<script>window.location="http://portal.example/login";</script>',
    "<script>top.location.href = 'http://portal.example/login'</script>",
    '<script>location.replace("http://portal.example/login")</script>',
    "<script>window.location.assign( 'http://portal.example/login' );</script>",
  ])('follows %s', (element) => {
    const body = `<html><head>${element}</head></html>`;
    expect(lead({ body })).toBe('http://portal.example/login');
  });

  it('follows a Refresh header', () => {
    const headers = [['Refresh', '0;url=http://portal.example/login']] as const;
    expect(lead({ headers })).toBe('http://portal.example/login');
  });

  it('leads nowhere where a page refreshes itself, or only speaks of places', () => {
    expect(lead({ body: '<meta http-equiv="refresh" content="30">' })).toBeUndefined();
    expect(lead({ body: '<a href="http://x.example/">the location is here</a>' })).toBeUndefined();
    expect(lead({ body: '<script>location = place;</script>' })).toBeUndefined();
  });

  it('is quick with whatever a page is made of', () => {
    const parts = ['location="', 'location.replace("', '<meta http-equiv=refresh ', 'url=', 'x'];
    const arbitrary = fc
      .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 3 })
      .map((chosen) => chosen.join('').repeat(16_384 / chosen.join('').length));
    const cpuMs = watchCpu();
    fc.assert(
      fc.property(arbitrary, (body) => {
        lead({ body });
      }),
      { numRuns: 20 },
    );
    expect(cpuMs()).toBeLessThan(5000);
  });
});
