import type { NftWords } from './nft-words.ts';

/** How two sides are compared; '' where nothing stands between them. */
export type Sign = '==' | '!=' | '<' | '>' | '<=' | '>=' | '!' | '';

/** The sign that comes next, if one does. */
export function readSign(words: NftWords): Sign {
  const { kind, text } = words.peek();
  const sign = kind !== 'quoted' && Object.hasOwn(signs, text) ? signs[text] : undefined;
  if (sign !== undefined) words.next();
  return sign ?? '';
}

const signs: Readonly<Record<string, Sign>> = {
  ...{ '==': '==', '!=': '!=', '<': '<', '>': '>', '<=': '<=', '>=': '>=', '!': '!' },
  ...{ eq: '==', ne: '!=', lt: '<', gt: '>', le: '<=', ge: '>=' },
};
