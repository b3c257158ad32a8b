import { ApiObject, App, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { resolvesAsUsual } from '../../synthesis/plain-data';
import { isUsualText } from '../../vocabulary/names';
import { CallNode } from '../graph/call-node';
import { ServiceNode } from '../graph/service-node';
import { MeshState } from '../mesh-state';
import { isUntouched } from '../objects/mesh-object';
import { registry } from '../registry';

/** So many calls to one service are usual; objects of more have sizes of their own. */
const CALLS_TO_ONE = 256;

/**
 * Whether a program writes nothing but objects that are as the library renders them, of declarations in the usual measure: no release, no
 * long or odd texts, no object of somebody else, none that is patched or labelled.
 *
 * Such objects have no errors that the declarations have not, which is proved and not looked at again in each synthesis
 * (`test/properties/usual-programs.test.ts`). A report looks at all objects in any case.
 */
export function isUsualProgram(mesh: MeshState, root: IConstruct, constructs = root.node.findAll()): boolean {
  const { services, calls } = mesh.graph;
  return mesh.completed.length === 0
    && (!(root instanceof App) || resolvesAsUsual(root))
    && services.every(isUsualService)
    && calls.every(isUsualCall)
    && constructs.every(construct => isUsualConstruct(construct) && (registry.meshes.get(construct) ?? mesh) === mesh);
}

function isUsualService({ released, unusual, inbound }: ServiceNode): boolean {
  return released === undefined && !unusual && inbound.length <= CALLS_TO_ONE;
}

function isUsualCall({ routes }: CallNode): boolean {
  return routes.every(({ exactPath = '', pathPrefix = '', headers }) => isUsualText(exactPath) && isUsualText(pathPrefix)
    && headers.every(({ value = '', pattern }) => pattern === undefined && isUsualText(value)));
}

function isUsualConstruct(construct: object): boolean {
  if (Chart.isChart(construct)) return Object.keys(construct.labels).length === 0;
  if (!ApiObject.isApiObject(construct)) return true;
  return isUntouched(construct);
}
