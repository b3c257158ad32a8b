/** How many different strings are remembered, and of which length at most. */
const [MOST, LONGEST] = [20_000, 64];

/** What short strings are written as: most of them come again. */
export class Memory {
  private readonly known = new Map<string, Uint8Array>();

  /** @param write what a string is written as */
  constructor(private readonly write: (value: string) => string) {}

  /** The bytes of what a short string is written as; undefined if it is longer. */
  public of(value: string): Uint8Array | undefined {
    return this.known.get(value) ?? this.find(value);
  }

  private find(value: string): Uint8Array | undefined {
    if (value.length > LONGEST) return undefined;
    const bytes = Uint8Array.from(Buffer.from(this.write(value)));
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(value, bytes);
    return bytes;
  }
}
