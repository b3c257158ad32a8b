/** What a string has been found to be written as. */
export interface Written {
  readonly text: string;
  /** Whether each character takes one byte. */
  readonly ascii: boolean;
}

/** How many different strings are remembered, and of which length at most. */
const [MOST, LONGEST] = [20_000, 64];

/** What strings are written as: most of them come again. */
export class Memory {
  private readonly known = new Map<string, Written>();

  /** @param write what a string is written as */
  constructor(private readonly write: (value: string) => string) {}

  /** What a string is written as. */
  public of(value: string): Written {
    return this.known.get(value) ?? this.find(value);
  }

  private find(value: string): Written {
    const text = this.write(value);
    const written = { text, ascii: !/[^\x00-\x7f]/.test(text) };
    if (value.length > LONGEST) return written;
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(value, written);
    return written;
  }
}
