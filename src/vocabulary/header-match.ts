const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/;

/** Defines a header that a request must have. */
export class HeaderMatch {
  /**
   * A header with one value.
   * @param name name, in any case
   * @param value the whole value, compared exactly
   */
  public static exact(name: string, value: string): HeaderMatch {
    if (value === '' || /[*\r\n]/.test(value)) throw new Error(`value of header '${name}' must be plain (not empty, no '*', no line breaks), got: '${value}'`);
    return new HeaderMatch(name, value);
  }

  /**
   * A header with any value.
   * @param name name, in any case
   */
  public static present(name: string): HeaderMatch {
    return new HeaderMatch(name, undefined);
  }

  /** Name in lower case. */
  public readonly name: string;
  /** The whole value; none means any. */
  public readonly value?: string;

  private constructor(name: string, value: string | undefined) {
    if (!HEADER_NAME.test(name)) throw new Error(`header name must be an HTTP token, got: '${name}'`);
    this.name = name.toLowerCase();
    this.value = value;
  }
}
