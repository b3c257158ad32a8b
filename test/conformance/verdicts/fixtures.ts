import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative } from 'path';
import { load } from '../../../bin/lint/load';
import { ModuleName, moduleFolder } from '../machine/modules';

/** Files of objects that others wrote to be taken, or to be refused. */
interface Source {
  readonly module: ModuleName;
  readonly folder: string;
  readonly files: RegExp;
  readonly valid: boolean;
}

const SOURCES: Source[] = [
  { module: 'istio', folder: 'pkg/config/validation/testdata/crds', files: /-valid\.yaml$/, valid: true },
  { module: 'istio', folder: 'pkg/config/validation/testdata/crds', files: /-invalid\.yaml$/, valid: false },
  { module: 'istio', folder: 'pkg/test/datasets/validation/dataset', files: /\.yaml$/, valid: true },
  { module: 'gateway-api-1.6.1', folder: 'examples', files: /\.yaml$/, valid: true },
  { module: 'gateway-api-1.6.1', folder: 'hack/invalid-examples', files: /\.yaml$/, valid: false },
];

export const FIXTURE_MODULES: ModuleName[] = ['istio', 'gateway-api-1.6.1'];

/** An object that others wrote. */
export interface Fixture {
  readonly object: any;
  readonly valid: boolean;
  readonly module: ModuleName;
  /** File, and place in it: `examples/standard/basic-http.yaml 2`. */
  readonly name: string;
}

/** Every object of the modules that is written as an example of what is right, or of what is wrong. */
export function fixtures(): Fixture[] {
  return SOURCES.flatMap(source => {
    const { folder, files, module } = source;
    return filesBelow(join(moduleFolder(module), folder)).filter(path => files.test(path)).flatMap(path => fixturesIn(path, source));
  });
}

function fixturesIn(path: string, { module, valid }: Source): Fixture[] {
  const name = relative(moduleFolder(module), path);
  const { objects, malformed } = load([{ path: name, text: readFileSync(path, 'utf-8'), isText: true }]);
  if (malformed.length > 0) throw new Error(`${name} cannot be read: ${malformed[0].message}`);
  return objects.map(({ object: { body } }, i) => ({ object: withoutMarks(body), valid, module, name: `${name} ${i + 1}` }));
}

/** All files below a folder. */
export function filesBelow(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap(name => filesBelow(join(path, name))) : [path];
}

/** Istio's examples say beside their fields what is wrong. */
function withoutMarks({ _err, ...object }: any): any {
  return object;
}
