import { readFileSync } from 'fs';
import { join } from 'path';
import { Bench } from '../bench';
import { INGRESS_GATEWAY, meshOf, objectsOf } from './documents';
import { ourVerdict } from './judge';
import { analyzersFolder, askIstio, codesByName, MeshFiles, Verdict } from './oracle';
import { Difference, differences, Said } from './pairs';
import { REVIEWED } from './reviewed/test-data';

/** A case of the table by which Istio tests its analyzers, with both verdicts. */
export interface TestCase {
  readonly name: string;
  /** Its first file. */
  readonly file: string;
  readonly expected: Pick<Verdict, 'code' | 'origin'>[];
  readonly verdicts: Verdict[];
  readonly said: Said[];
}

interface Written extends MeshFiles {
  readonly name: string;
  readonly files: string[];
  readonly expected: [string, string][];
}

/** All cases of the table; Istio's verdicts are those of all analyzers, and not only of the one that a case is about. */
export async function testCases(bench: Bench): Promise<TestCase[]> {
  const folder = analyzersFolder();
  const codes = codesByName();
  const table: Written[] = JSON.parse(await bench.processes.output([bench.tool('istio'), 'expectations', join(folder, 'analyzers_test.go')]));
  const verdicts = await verdictsOf(bench, table, folder);
  return table.map(({ name, files, expected, mesh }, i) => {
    const documents = files.flatMap(file => objectsOf(readFileSync(join(folder, file), 'utf-8')));
    const config = mesh === undefined ? [] : [meshOf(readFileSync(join(folder, mesh), 'utf-8'))];
    return {
      name,
      file: files[0].replace('testdata/', ''),
      expected: expected.map(([message, origin]) => ({ code: codes.get(message)!, origin })),
      verdicts: verdicts[i],
      said: ourVerdict(bench, [...documents, ...config, ...INGRESS_GATEWAY]),
    };
  });
}

/** Those with a mesh of their own are asked each in a process of its own. */
async function verdictsOf(bench: Bench, table: Written[], folder: string): Promise<Verdict[][]> {
  const paths = ({ files }: Written) => files.map(file => join(folder, file));
  const usual = table.filter(({ mesh, networks }) => !mesh && !networks);
  const asked = new Map((await askIstio(bench, usual.map(paths))).map(({ verdicts }, i) => [usual[i], verdicts]));
  for (const each of table.filter(one => !asked.has(one))) {
    const own = { mesh: each.mesh && join(folder, each.mesh), networks: each.networks && join(folder, each.networks) };
    const [{ verdicts }] = await askIstio(bench, [paths(each)], own);
    asked.set(each, verdicts);
  }
  return table.map(each => asked.get(each)!);
}

/** Expectations that istiod's analyzers themselves do not fulfill. */
export function untold(cases: TestCase[]): string[] {
  return cases.flatMap(({ name, expected, verdicts }) => expected.filter(pair => !verdicts.some(isOf(pair)))
    .map(({ code, origin }) => `${name}: ${code} of ${origin} is expected, and not told`));
}

type Pair = TestCase['expected'][0];

function isOf(pair: Pair): (other: Pair) => boolean {
  return ({ code, origin }) => code === pair.code && origin === pair.origin;
}

/** What is expected and we do not say, and what we say and no analyzer does. */
export function differencesOf({ expected, verdicts, said }: TestCase): Difference[] {
  return differences(said, verdicts).filter(each => each.by === 'us' || expected.some(isOf(each)));
}

/** Differences that nobody reviewed, and reviewed ones that do not occur any more. */
export function unreviewedCases(cases: TestCase[]): string[] {
  const all = cases.flatMap(each => differencesOf(each).map(difference => ({ file: each.file, difference })));
  const reviewed = REVIEWED.flatMap(each => each.origins.map(origin => ({ ...each, origin })));
  const covers = (one: typeof reviewed[0], { file, difference: { by, code, origin } }: typeof all[0]) =>
    one.file === file && one.by === by && code.split('/').includes(one.code) && one.origin === origin;
  const open = all.filter(each => !reviewed.some(one => covers(one, each)));
  const gone = reviewed.filter(one => !all.some(each => covers(one, each)));
  return [
    ...open.map(({ file, difference: { by, code, origin, text } }) => `${file}: ${by} ${code} ${origin}: ${text}`),
    ...gone.map(({ file, by, code, origin }) => `${file}: ${by} ${code} of ${origin} is reviewed, and does not occur`),
  ];
}
