import { Analyzer } from '../analyzer';
import { CATALOG, findingOf } from '../catalog';

/** A target must decide which objects exist by what the contract allows, or some would be missing. */
export const unstableManifests: Analyzer = ({ mesh }) => [...mesh.materializers].flatMap(([path, materializer]) =>
  materializer.pending.map(id => findingOf(CATALOG.unstableManifests, path,
    `objects below '${path}' must depend on what the contract of targets allows, got one that came or went without: ${id}`)));
