import { describe, expect, it } from 'vitest';
import {
  type Check,
  listOf,
  numeric,
  oneOf,
  optional,
  shape,
  text,
  variantOf,
} from '../../src/record/check.ts';

interface Box {
  readonly size: number;
  readonly label?: string;
}
type Thing = { readonly kind: 'box'; readonly box: Box } | { readonly kind: 'none' };

const box = shape<Box>({ size: numeric, label: optional(text) });
const thing = variantOf<Thing, 'kind'>('kind', {
  box: shape<Extract<Thing, { kind: 'box' }>>({ kind: oneOf(['box']), box }),
  none: shape<Extract<Thing, { kind: 'none' }>>({ kind: oneOf(['none']) }),
});

describe('shape()', () => {
  it('says which field is wrong, and how', () => {
    expect(box({ size: '1' })).toBe('"size" is no number');
    expect(box({ size: 1, label: 2 })).toBe('"label" is no text');
    expect(box({ size: 1, later: true })).toBeUndefined();
    expect(box([])).toBe('is no object');
  });

  it('takes no inherited field for one of the object', () => {
    expect(box(Object.create({ size: 1 }))).toBe('"size" is no number');
  });

  it('does not compile where a field is forgotten, or checked as another type', () => {
    // @ts-expect-error: the label is not checked.
    shape<Box>({ size: numeric });
    // @ts-expect-error: the size is no text.
    shape<Box>({ size: text, label: optional(text) });
    // @ts-expect-error: the label may be absent.
    shape<Box>({ size: numeric, label: text });
    // @ts-expect-error: the size may not be absent.
    shape<Box>({ size: optional(numeric), label: optional(text) });
    // @ts-expect-error: a field of no box.
    shape<Box>({ size: numeric, label: optional(text), colour: text });
    // @ts-expect-error: text is wider than what is allowed.
    const colour: Check<'red' | 'blue'> = text;
    // @ts-expect-error: one of the colours is not let pass.
    const red: Check<'red' | 'blue'> = oneOf(['red']);
    expect([colour, red]).toHaveLength(2);
  });
});

describe('variantOf()', () => {
  it('checks by the text of one field', () => {
    expect(thing({ kind: 'none' })).toBeUndefined();
    expect(thing({ kind: 'box', box: { size: null } })).toBe('"box" "size" is no number');
  });

  it.each(['constructor', '__proto__', 7, undefined])('knows no kind %s', (kind) => {
    expect(thing({ kind })).toContain('none of box, none');
  });

  it('does not compile where a variant is forgotten', () => {
    // @ts-expect-error: a box can be in the file too.
    variantOf<Thing, 'kind'>('kind', {
      none: shape<Extract<Thing, { kind: 'none' }>>({ kind: oneOf(['none']) }),
    });
  });
});

describe('listOf()', () => {
  it('bounds the count', () => {
    expect(listOf(text, 1)(['a', 'b'])).toBe('holds more than 1');
    expect(listOf(text)(['a', 2])).toBe('is no text');
  });
});
