export interface QuietTimeout {
  /** Something came: the quiet begins anew. */
  readonly heard: () => void;
  /** Ends the waiting without a word. */
  readonly end: () => void;
}

export interface QuietTimeoutOptions {
  readonly quietMs: number;
  readonly maxMs: number;
  /** Called once, unless the waiting was ended before. */
  readonly onEnd: () => void;
}

/** Waits for more of what nobody needs: until nothing came for a moment, and not for long at all. */
export function quietTimeout({ quietMs, maxMs, onEnd }: QuietTimeoutOptions): QuietTimeout {
  const end = (): void => {
    clearTimeout(quiet);
    clearTimeout(longest);
  };
  const over = (): void => {
    end();
    onEnd();
  };
  let quiet = setTimeout(over, quietMs);
  const longest = setTimeout(over, maxMs);
  return {
    heard: () => {
      clearTimeout(quiet);
      quiet = setTimeout(over, quietMs);
    },
    end,
  };
}
