import { Yaml } from 'cdk8s';

/** As it was when this module was loaded, whatever is installed in its place later. */
const stringify = Yaml.stringify.bind(Yaml);

/** A document as cdk8s itself writes it, for what is none of the data that JSON knows. */
export function stockDocument(value: unknown): string {
  return stringify(value);
}

/** How the `yaml` package within cdk8s writes -0, which is another way in each of its versions. */
export function negativeZero(): string {
  return zero ??= stringify(-0).trimEnd();
}

/** Whether the `yaml` package within cdk8s writes text that is nothing but white space and line breaks as blocks. */
export function writesBlanksAsBlocks(): boolean {
  return blanks ??= stringify('\n').startsWith('|');
}

let zero: string | undefined;
let blanks: boolean | undefined;
