/** A sample as a collector reads it. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const comment = /^# (?:HELP|TYPE|UNIT) [a-z][a-z0-9_]* [^\\"]+$|^# EOF$/;
const pair = String.raw`[a-z_][a-z0-9_]*="(?:[^"\\\n]|\\[\\"n])*"`;
const sample = new RegExp(
  String.raw`^([a-z][a-z0-9_]*)(?:\{(${pair}(?:,${pair})*)\})? (-?\d+(?:\.\d+)?(?:e[+-]\d+)?)$`,
);

/** The samples of a text of metrics. @throws for a line that is neither a comment of ours nor a sample. */
export function readMetrics(text: string): readonly ReadSample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end');
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line) => {
      if (comment.test(line)) return [];
      const [, name, labels = '', value] = sample.exec(line) ?? [];
      if (name === undefined) throw new Error(`Neither a comment nor a sample: ${line}`);
      return [{ name, labels: labelsIn(labels), value: Number(value) }];
    });
}

function labelsIn(text: string): Readonly<Record<string, string>> {
  const pairs = text.matchAll(/([a-z_][a-z0-9_]*)="((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', value = '']) => [
      name,
      value.replace(/\\(.)/g, (_, character) => (character === 'n' ? '\n' : character)),
    ]),
  );
}
