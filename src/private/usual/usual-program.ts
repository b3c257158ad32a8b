import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { resolvesAsUsual } from '../../synthesis/plain-data';
import { isOwnTarget } from '../../targets/own';
import { isUsualPath } from '../../vocabulary/names';
import { HeaderRequirement } from '../../vocabulary/route-match';
import { CallNode } from '../graph/call-node';
import { ServiceNode } from '../graph/service-node';
import { MeshState } from '../mesh-state';
import { countBelow, isUntouched } from '../objects/mesh-object';
import { registry } from '../registry';

/** So many calls to one service are usual; objects of more have sizes of their own. */
const CALLS_TO_ONE = 256;
/** So many headers of one route are usual. */
const HEADERS_OF_ROUTE = 8;
/** Values of headers with nothing in them that means something to any mesh. */
const USUAL_WORD = /^[\w./:@~-]{0,253}$/;
/** Domains as clusters have them. */
const USUAL_DOMAIN = /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/;

/**
 * Whether a program writes nothing but objects that are as the library renders them, of declarations in the usual measure: no target of
 * somebody else, no release, no defaults of the mesh, no long or odd texts, no object of somebody else, none that is patched, labelled or missing.
 *
 * Such objects have no errors that the declarations have not, which is proved and not looked at again in each synthesis
 * (`test/properties/usual-programs.test.ts`). A report looks at all objects in any case.
 */
export function isUsualProgram(mesh: MeshState, root: IConstruct, constructs = root.node.findAll()): boolean {
  const { services, calls } = mesh.graph;
  return mesh.completed.length === 0
    && mesh.defaults === undefined
    && mesh.targets.every(isOwnTarget)
    && [mesh.trustDomain, mesh.clusterDomain].every(domain => domain.length <= 63 && USUAL_DOMAIN.test(domain))
    && (!(root instanceof App) || resolvesAsUsual(root))
    && services.every(isUsualService)
    && calls.every(isUsualCall)
    && constructs.every(construct => isUsualConstruct(construct) && (registry.meshes.get(construct) ?? mesh) === mesh)
    && constructs.filter(ApiObject.isApiObject).length === countBelow(root);
}

function isUsualService({ released, unusual, inbound }: ServiceNode): boolean {
  return released === undefined && !unusual && inbound.length <= CALLS_TO_ONE;
}

function isUsualCall({ routes }: CallNode): boolean {
  return routes.every(({ exactPath = '', pathPrefix = '', headers }) => isUsualPath(exactPath) && isUsualPath(pathPrefix)
    && headers.length <= HEADERS_OF_ROUTE && headers.every(isUsualHeader));
}

function isUsualHeader({ name, value = '', pattern }: HeaderRequirement): boolean {
  return pattern === undefined && name.length <= 63 && USUAL_WORD.test(value);
}

function isUsualConstruct(construct: object): boolean {
  if (Chart.isChart(construct)) return Object.keys(construct.labels).length === 0;
  if (!ApiObject.isApiObject(construct)) return true;
  return isUntouched(construct);
}
