export interface TimeFunctions {
  weekdayRange(...args: unknown[]): boolean;
  dateRange(...args: unknown[]): boolean;
  timeRange(...args: unknown[]): boolean;
}

/**
 * The functions of a PAC file that ask the clock, after Netscape's description of the format. The
 * text of this function is evaluated inside the script's machine, so it refers to nothing outside of
 * itself; `Date` is the machine's.
 *
 * `GMT` as the last argument takes the time in UTC. Ranges include both ends and may go around the
 * week, the year or midnight. `timeRange(12, 13)` ends at one o'clock, as Netscape has it; Mozilla's
 * library and Chromium's take the whole hour from one to two as well.
 */
export function timeFunctions(): TimeFunctions {
  const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
  const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

  interface Moment {
    readonly year: number;
    readonly month: number;
    readonly date: number;
    readonly weekday: number;
    readonly second: number;
  }

  const now = (gmt: boolean): Moment => {
    const d = new Date();
    // UTC's getters alone, over a time that was moved where the local one is asked for.
    const t = gmt ? d : new Date(d.getTime() - d.getTimezoneOffset() * 60_000);
    return {
      year: t.getUTCFullYear(),
      month: t.getUTCMonth(),
      date: t.getUTCDate(),
      weekday: t.getUTCDay(),
      second: t.getUTCHours() * 3600 + t.getUTCMinutes() * 60 + t.getUTCSeconds(),
    };
  };

  const split = (args: readonly unknown[]): { words: readonly unknown[]; at: Moment } => {
    const gmt = args[args.length - 1] === 'GMT';
    return { words: gmt ? args.slice(0, -1) : args, at: now(gmt) };
  };

  const within = (value: number, first: number, last: number): boolean =>
    first <= last ? first <= value && value <= last : first <= value || value <= last;

  const unitOf = (word: unknown): 'd' | 'm' | 'y' | '-' => {
    if (months.includes(String(word).toUpperCase())) return 'm';
    const number = Number.parseInt(String(word), 10);
    if (!(number >= 1)) return '-';
    return number <= 31 ? 'd' : 'y';
  };

  const rankOf = (units: string, values: Readonly<Record<string, number>>): number =>
    (units.includes('y') ? (values['y'] ?? 0) * 10_000 : 0) +
    (units.includes('m') ? (values['m'] ?? 0) * 100 : 0) +
    (units.includes('d') ? (values['d'] ?? 0) : 0);

  const valuesOf = (words: readonly unknown[]): Record<string, number> => {
    const values: Record<string, number> = {};
    for (const word of words) {
      const unit = unitOf(word);
      values[unit] =
        unit === 'm'
          ? months.indexOf(String(word).toUpperCase())
          : Number.parseInt(String(word), 10);
    }
    return values;
  };

  return {
    weekdayRange: (...args) => {
      const { words, at } = split(args);
      const [first = -1, last = first] = words.map((w) => days.indexOf(String(w).toUpperCase()));
      return first >= 0 && last >= 0 && within(at.weekday, first, last);
    },
    dateRange: (...args) => {
      const { words, at } = split(args);
      // One day and its month, with or without the year, is a range of its own: not two ends.
      const isOne = words.length === 1 || ['dm', 'my', 'dmy'].includes(words.map(unitOf).join(''));
      const half = isOne ? words : words.slice(0, words.length / 2);
      const other = isOne ? words : words.slice(words.length / 2);
      const units = half.map(unitOf).join('');
      const known = ['d', 'm', 'y', 'dm', 'my', 'dmy'].includes(units);
      if (!known || units !== other.map(unitOf).join('')) return false;
      const first = rankOf(units, valuesOf(half));
      const last = rankOf(units, valuesOf(other));
      const value = rankOf(units, { y: at.year, m: at.month, d: at.date });
      // Years do not come round again.
      return !(units.includes('y') && first > last) && within(value, first, last);
    },
    timeRange: (...args) => {
      const { words, at } = split(args);
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = words.map((w) =>
        Number.parseInt(String(w), 10),
      );
      const hour = Math.floor(at.second / 3600);
      const seconds = (h: number, m: number, s: number): number => h * 3600 + m * 60 + s;
      if (words.length === 1) return hour === a;
      if (words.length === 2)
        return a === b ? hour === a : within(at.second, a * 3600, b * 3600 - 1);
      if (words.length === 4) return within(at.second, seconds(a, b, 0), seconds(c, d, 59));
      if (words.length === 6) return within(at.second, seconds(a, b, c), seconds(d, e, f));
      throw new TypeError(`timeRange takes 1, 2, 4 or 6 numbers, not ${words.length}`);
    },
  };
}
