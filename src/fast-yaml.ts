import { Yaml } from 'cdk8s';
import { replaceFile } from './writing/replaced-file';
import { YamlWriter, yamlOf } from './writing/yaml-writer';

/**
 * Makes cdk8s itself write YAML some thirty times faster, for programs that keep `new App()`: a synthesis spends most of its time there.
 *
 * What stays slow is what cdk8s does before it writes: it resolves and copies each object, it looks at the whole app once more for each chart, and its
 * time grows without measure with dependencies that are declared. Apps of this library have none of that.
 */
export class FastYaml {
  /**
   * Replaces `Yaml.stringify` and `Yaml.save` of cdk8s for the whole process; everything that writes YAML through cdk8s then does so faster. A second
   * call changes nothing, and there is no way back.
   *
   * The bytes stay the same, except where `kubectl` reads them as something else, or refuses them: strings and keys such as `0o7`, `0X1F` or `<<`, with
   * characters that aren't printable, or of several lines of which the first is indented by a tab. These are in double quotation marks.
   *
   * `Yaml.save` has no limit of documents in a file any more. cdk8s fails above some 110,000; it still does in `App.synthYaml`, and where an app is one
   * file, for each chart. A file is replaced as a whole when it is complete, and isn't touched if it would stay the same.
   */
  public static install(): void {
    Yaml.stringify = yamlOf;
    Yaml.save = save;
  }

  private constructor() {}
}

function save(path: string, documents: any[]): void {
  replaceFile(path, sink => {
    const writer = new YamlWriter(sink);
    for (const document of documents) writer.document(document);
    writer.end();
  });
}
