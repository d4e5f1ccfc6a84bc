import { describe, expect, it } from 'vitest';
import {
  inspectionMarks,
  inspectionProduct,
  inspectionWords,
} from '../../../src/diagnosis/handshake/inspection-products.ts';

const title = (text: string): string => text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());

describe('inspectionProduct()', () => {
  it('finds a product anywhere in the issuers, and nobody in a public one', () => {
    expect(inspectionProduct(['CN=x', 'CN=Zscaler Root CA, O=Zscaler Inc.'])).toBe('Zscaler');
    expect(inspectionProduct(['CN=DigiCert Global Root G2, O=DigiCert Inc'])).toBeUndefined();
  });

  it('knows a cloud by the domain of its issuer', () => {
    expect(inspectionProduct(['OU=certadmin, CN=ca.contoso.goskope.com'])).toBe('Netskope');
  });

  describe.each(inspectionMarks)('finds the mark "%s"', (mark, product) => {
    it.each([
      `CN=${title(mark)}`,
      `C=US, O=${mark} Inc., CN=x`,
      `C=US\nO=Contoso\nOU=The ${title(mark)}-2 Box\nCN=x`,
      `O=Contoso + OU=${mark.toUpperCase()} CA`,
      `O=Contoso\\, Inc., CN=${mark.replaceAll(' ', '_')}_CA_7`,
      `CN=${title(mark)}CA`,
    ])('in %j', (name) => expect(inspectionProduct([name])).toBe(product));

    it.each([
      `C=US, L=${title(mark)}, O=Contoso, CN=x`,
      `C=US, ST=${mark}, STREET=1 ${mark} Street, O=Contoso`,
      `O=Contoso, emailAddress=ca@${mark.replaceAll(' ', '')}.example, DC=${mark}`,
      `O=Con${mark}, CN=x`,
      `O=San ${title(`fran${mark}`)} Bank`,
      `O=Contoso, CN=${title(mark)}ville Issuing CA`,
      `OU=${mark}s`,
      `O=City of ${title(mark)}`,
      `O=Contoso\\, L=${mark.slice(0, -1)}, L=${mark}`,
    ])('and none in %j', (name) => expect(inspectionProduct([name])).toBeUndefined());

    it('the same where a redacted name keeps nothing but the mark', () => {
      expect(inspectionWords(`The ${title(mark)} Box`)).toContain(mark);
      expect(inspectionProduct([`CN=${inspectionWords(mark).join(' ')} name-1`])).toBe(product);
    });
  });

  it.each([
    'C=US, ST=California, L=San Francisco, O=BadSSL, CN=*.badssl.com',
    'C=US, O=CloudFlare\\, Inc., OU=CloudFlare Origin SSL Certificate Authority, L=San Francisco',
    'O=Navasta Works, CN=navasta.svc.test',
    'CN=avast.svc.test',
    'CN=squid.proxy.contoso.example',
    'O=Contoso Checkpointing',
    'O=Esets, CN=Filters',
    'O=Palo Alto Medical Foundation',
    'O=x, L=Contoso\\, CN=Zscaler\\+O\\=Squid',
    '',
  ])('lets %j be innocent', (name) => expect(inspectionProduct([name])).toBeUndefined());
});
