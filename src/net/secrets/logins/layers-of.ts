/** A text with escapes resolved, and where in the first text each sign of it began. */
export interface Decoded {
  readonly text: string;
  /** One more than the text has signs; absent where nothing was decoded yet. */
  readonly starts?: Uint32Array;
}

/** One way of writing signs as others: finds them, and says what each stands for. */
interface Coding {
  readonly pattern: RegExp;
  readonly signOf: (found: RegExpExecArray) => string;
}

const named: ReadonlyMap<string, string> = new Map<string, string>([
  ...([
    ['quot', '"'],
    ['apos', "'"],
    ['amp', '&'],
    ['lt', '<'],
    ['gt', '>'],
  ] as const),
  ...([
    ['commat', '@'],
    ['colon', ':'],
    ['sol', '/'],
    ['bsol', '\\'],
  ] as const),
]);
const pages: Coding = {
  pattern:
    /&#x0{0,5}([\da-f]{1,2});|&#0{0,5}(\d{1,3});|&(quot|apos|amp|lt|gt|commat|colon|sol|bsol);/gi,
  signOf: ([, hex, decimal, name = '']) => {
    if (hex !== undefined) return ofHex(hex);
    if (decimal !== undefined) return String.fromCharCode(Number(decimal));
    return named.get(name.toLowerCase()) ?? '';
  },
};
const scripts: Coding = {
  pattern: /\\{1,2}(?:u00|x)([\da-f]{2})|\\{1,2}(?=\/)/gi,
  signOf: ([, hex]) => (hex === undefined ? '' : ofHex(hex)),
};
const addresses: Coding = {
  pattern: /%([\da-f]{2})/gi,
  signOf: ([, hex = '']) => ofHex(hex),
};
/** As a keyboard of the East has them. */
const wide: Coding = {
  pattern: /[！-～]/g,
  signOf: ([sign]) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
};
/** The outer first: an address stands in a script, and that in a page. */
const codings: readonly Coding[] = [wide, pages, scripts, addresses];
/** An address within an address within …: so many layers are taken off. */
const maxLayers = 8;

/**
 * A text as it stands, and then with one layer of escapes less each time, as pages, scripts and addresses
 * have them. One coding at a time, since what is an escape of another may be a part of a password.
 * Time linear in the text.
 */
export function* layersOf(text: string): Generator<Decoded> {
  let layer: Decoded = { text };
  yield layer;
  for (let left = maxLayers, isCoded = true; isCoded; ) {
    isCoded = false;
    for (const coding of codings) {
      const next = left > 0 ? decoded(layer, coding) : undefined;
      if (next === undefined) continue;
      layer = next;
      isCoded = true;
      left -= 1;
      yield layer;
    }
  }
}

function decoded({ text, starts }: Decoded, { pattern, signOf }: Coding): Decoded | undefined {
  const pieces: string[] = [];
  const places = new Uint32Array(text.length + 1);
  let length = 0;
  let done = 0;
  const keep = (end: number): void => {
    if (end > done) pieces.push(text.slice(done, end));
    for (let index = done; index < end; index += 1) places[length++] = starts?.[index] ?? index;
  };
  for (const found of text.matchAll(pattern)) {
    keep(found.index);
    done = found.index + found[0].length;
    const sign = signOf(found);
    if (sign === '') continue;
    pieces.push(sign);
    places[length++] = starts?.[found.index] ?? found.index;
  }
  if (done === 0) return undefined;
  keep(text.length);
  places[length] = starts?.[text.length] ?? text.length;
  return { text: pieces.join(''), starts: places.subarray(0, length + 1) };
}

function ofHex(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}
