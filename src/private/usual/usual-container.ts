import { ContainerResources, MeshedServiceProps } from '../../meshed-service-props';
import { isUsualPath, isUsualText } from '../../vocabulary/names';
import { Probe } from '../../vocabulary/probe';

/** In seconds. */
const DAY = 24 * 60 * 60;

/** Whether every cluster takes what is told of a container: texts of usual length, and limits that are seen to be no less than the requests. */
export function isUsualContainer({ image = '', env = {}, resources, readiness, liveness }: MeshedServiceProps): boolean {
  return [image, ...Object.values(env)].every(isUsualText) && !/\s/.test(image)
    && [readiness, liveness].every(probe => probe === undefined || isUsualProbe(probe))
    && (resources === undefined || areOrdered(resources));
}

function isUsualProbe(probe: Probe): boolean {
  const { httpGet, initialDelaySeconds = 0, periodSeconds = 1 } = probe._toKube();
  return isUsualPath(httpGet?.path ?? '') && httpGet?.httpHeaders === undefined && initialDelaySeconds <= DAY && periodSeconds >= 1 && periodSeconds <= DAY;
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
