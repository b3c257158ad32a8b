import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { plainDataOf } from './plain-data';
import { YamlWriter } from '../writing/yaml-writer';

let answer: boolean | undefined;

/**
 * Whether the data of objects are where they are looked for in this version of cdk8s: objects with all that objects may
 * have come out the same from their data and as they render themselves. Found out once.
 */
export function isPlainDataRight(): boolean {
  return answer ??= isRight();
}

function isRight(): boolean {
  try {
    const chart = new Chart(new App({ outdir: 'none', recordConstructMetadata: false }), 'probe', { labels: { chart: 'a', both: 'b' }, namespace: 'c' });
    return plainObjects(chart).every(rendersTheSame) && otherObjects(chart).every(object => bytesOfData(object) === undefined);
  } catch {
    return false;
  }
}

function rendersTheSame(object: ApiObject): boolean {
  const bytes = bytesOf(writer => {
    writer.document(object.toJson());
    return true;
  });
  return bytesOfData(object) === bytes;
}

function bytesOfData(object: ApiObject): string | undefined {
  const data = plainDataOf(object);
  return data && bytesOf(writer => writer.tryObject(data));
}

function bytesOf(write: (writer: YamlWriter) => boolean): string | undefined {
  const chunks: Buffer[] = [];
  const writer = new YamlWriter(chunk => chunks.push(Buffer.from(chunk)));
  const isWritten = write(writer);
  writer.end();
  return isWritten ? Buffer.concat(chunks).toString() : undefined;
}

const BODY = { z: 1, a: { 10: [1, null, { b: undefined, a: [] }], 9: {}, text: 'yes' }, none: null };

function plainObjects(chart: Chart): ApiObject[] {
  const metadata = { name: 'd', namespace: 'e', labels: { both: 'f', 10: 'g' }, annotations: { z: 'h', a: 'i' }, custom: 'j' };
  const objects = [undefined, metadata, { name: 'k' }].map((given, i) =>
    new ApiObject(chart, `plain-${i}`, { spec: BODY, data: BODY, kind: 'Kind', metadata: given, apiVersion: 'group/v1' }));
  const [amended] = objects;
  amended.metadata.addLabel('later', 'l');
  amended.metadata.addAnnotation('later', 'm');
  amended.metadata.add('generateName', 'n');
  amended.metadata.add('labels', { not: 'counted' });
  return objects;
}

/** Those that are more than their data. */
function otherObjects(chart: Chart): ApiObject[] {
  const given = { apiVersion: 'v1', kind: 'Kind' };
  const objects = ['patched', 'finalized', 'owned'].map(id => new ApiObject(chart, id, given));
  objects[0].addJsonPatch(JsonPatch.add('/spec', {}));
  objects[1].metadata.addFinalizers('o');
  objects[2].metadata.addOwnerReference({ apiVersion: 'v1', kind: 'Kind', name: 'p', uid: 'q' });
  return [...objects, new ApiObject(chart, 'lazy', { ...given, spec: { a: [Lazy.any({ produce: () => 1 })] } })];
}
