/** Places in a document that are asked for, as a tree: each parse finds all of them at once, and takes down no other. */
export class Wanted {
  /** Offset of the key or item; nothing until it is met. */
  public offset?: number;
  private readonly inside = new Map<string, Wanted>();

  /** Asks for the place of a JSON pointer. */
  public want(pointer: string): void {
    let place: Wanted = this;
    for (const part of partsOf(pointer)) {
      if (!place.inside.has(part)) place.inside.set(part, new Wanted());
      place = place.inside.get(part)!;
    }
  }

  /** What is asked for below a key or item. */
  public at(key: string | number): Wanted | undefined {
    return this.inside.get(String(key));
  }

  /** Takes down where a key or item is, and gives what is asked for below. */
  public met(key: string | number, offset: number): Wanted | undefined {
    const place = this.inside.get(String(key));
    if (place) place.offset = offset;
    return place;
  }

  /** Offset of what a pointer points to, or of the nearest that is there around it. */
  public offsetOf(pointer: string): number {
    let place: Wanted | undefined = this;
    let offset = this.offset ?? 0;
    for (const part of partsOf(pointer)) {
      place = place?.inside.get(part);
      offset = place?.offset ?? offset;
    }
    return offset;
  }
}

function partsOf(pointer: string): string[] {
  return pointer.split('/').slice(1).map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
}
