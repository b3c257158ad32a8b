import { ContainerResources, MeshedServiceProps } from '../../meshed-service-props';
import { isUsualText } from '../../vocabulary/names';
import { Probe } from '../../vocabulary/probe';

/** Whether every cluster takes what is told of a container: texts of usual length, and limits that are seen to be no less than the requests. */
export function isUsualContainer({ image = '', env = {}, resources, readiness, liveness }: MeshedServiceProps): boolean {
  return [image, ...Object.values(env)].every(isUsualText) && !/\s/.test(image)
    && [readiness, liveness].every(probe => probe === undefined || isUsualProbe(probe))
    && (resources === undefined || areOrdered(resources));
}

function isUsualProbe(probe: Probe): boolean {
  const said = probe._toKube();
  return isUsualText(JSON.stringify(said)) && said.httpGet?.httpHeaders === undefined && (said.periodSeconds ?? 1) >= 1;
}

function areOrdered({ cpuRequest, cpuLimit, memoryRequest, memoryLimit }: ContainerResources): boolean {
  return isNoMore(cpuRequest, cpuLimit) && isNoMore(memoryRequest, memoryLimit);
}

/** Of two quantities in one unit; those in different units are not compared. */
function isNoMore(request: string | undefined, limit: string | undefined): boolean {
  if (request === undefined || limit === undefined) return true;
  const unitOf = (quantity: string) => quantity.replace(/^[\d.]+/, '');
  return unitOf(request) === unitOf(limit) && parseFloat(request) <= parseFloat(limit);
}
