import { manifestKey } from '../../private/materializer';
import { Analyzer } from '../analyzer';
import { CATALOG, findingOf } from '../catalog';

/** No two objects that targets render may have the same kind, namespace and name. */
export const duplicateManifest: Analyzer = ({ mesh }) => {
  const first = new Map<string, string>();
  return [...mesh.materializers].flatMap(([path, materializer]) => materializer.manifests.flatMap(({ key }) => {
    const id = manifestKey(key);
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, path);
      return [];
    }
    return [findingOf(CATALOG.duplicateManifest, path, `${key.kind} '${key.namespace}/${key.name}' must be rendered once, got: at '${other}' and at '${path}'`)];
  }));
};
