import { ApiObjectWriter } from './api-object-writer';
import { ByteBuffer } from './byte-buffer';
import { DocumentWriter } from './document-writer';
import { Scalars } from './scalars';
import { stockDocument } from './stock';

/** A sink gets what there is when it is at least so much, in bytes. */
const CHUNK = 2 ** 20;
const BETWEEN = '---\n';

/**
 * Writes YAML documents as bytes, in one pass.
 *
 * The bytes are those that cdk8s writes, except for strings and keys that `kubectl` might then read as something else, or refuse. These are in double
 * quotation marks: what Go takes for a number, the key `<<`, lines that begin with a tab, characters that aren't printable, line breaks of Unicode and
 * marks of the encoding, and, if they are the document, lines.
 */
export class YamlWriter {
  private readonly bytes = new ByteBuffer();
  private readonly documents: DocumentWriter;
  private readonly objects: ApiObjectWriter;
  private any = false;

  /**
   * @param sink gets the bytes, in pieces of about a megabyte or of one document, and never a part of a document; it must not keep a piece, which is
   * written over after it returns
   */
  constructor(private readonly sink: (chunk: Buffer) => void) {
    const scalars = new Scalars(this.bytes);
    this.documents = new DocumentWriter(this.bytes, scalars);
    this.objects = new ApiObjectWriter(this.bytes, scalars, !process.env.CDK8S_DISABLE_SORT);
  }

  /**
   * Writes one more document, as cdk8s's `Yaml.stringify` does; an empty line if it is undefined.
   *
   * Objects that are in it more than once become aliases. Dates, sets, maps and other objects that aren't their members are written by cdk8s itself.
   *
   * @throws if the data contain themselves, or nest deeper than 1000 levels; nothing is written then
   */
  public document(value: unknown): void {
    this.attempt(() => {
      if (value === undefined) return this.bytes.ascii('\n');
      const before = this.bytes.length;
      if (this.documents.write(value)) return this.bytes.ascii('\n');
      this.bytes.length = before;
      return this.bytes.text(stockDocument(value));
    });
  }

  /**
   * Writes one more document from the raw data of an ApiObject, as if it were what cdk8s's `ApiObject.toJson()` gives of them: without members that are
   * null or undefined, names sorted unless the environment variable CDK8S_DISABLE_SORT was set when the writer was made, and `apiVersion`, `kind` and
   * `metadata` first. Resolvers that an App has beside those of cdk8s aren't asked.
   *
   * @returns false, with nothing written, if the data aren't plain: whatever cdk8s would resolve or refuse
   * @throws if the data contain themselves, or nest deeper than 1000 levels; nothing is written then
   */
  public tryObject(value: object): boolean {
    return this.attempt(() => this.objects.write(value) && this.bytes.ascii('\n'));
  }

  /** Hands what is left to the sink. What comes after it begins anew, as of another file. */
  public end(): void {
    this.flush();
    this.any = false;
  }

  private flush(): void {
    if (this.bytes.length > 0) this.sink(this.bytes.view());
    this.bytes.length = 0;
  }

  private attempt(write: () => boolean): boolean {
    const before = this.bytes.length;
    let done = false;
    try {
      if (this.any) this.bytes.ascii(BETWEEN);
      done = write();
    } finally {
      if (!done) this.bytes.length = before;
    }
    this.any ||= done;
    if (this.bytes.length >= CHUNK) this.flush();
    return done;
  }
}

/** What cdk8s's `Yaml.stringify` gives of these documents, but for quotation marks where `kubectl` would read it as something else. */
export function yamlOf(...documents: unknown[]): string {
  const parts: string[] = [];
  const writer = new YamlWriter(chunk => parts.push(chunk.toString('utf-8')));
  documents.forEach(document => writer.document(document));
  writer.end();
  return parts.join('');
}
