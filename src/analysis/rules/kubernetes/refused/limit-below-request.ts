import { aboutPods, allContainersOf } from './about-pods';
import { pointerPart, record } from '../../values';

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const TENS = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const TWOS = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** A container may use what it asks for. */
export const limitBelowRequest = aboutPods({
  code: 'CM1207',
  name: 'limit-below-request',
  summary: 'A container may use less of a resource than it requests.',
  remedy: 'Request at most what the limit is.',
  see: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
}, pod => allContainersOf(pod).flatMap(({ container, pointer }) => {
  const { requests, limits } = record(container.resources);
  return Object.entries(record(requests)).flatMap(([resource, request]) => {
    const limit = Object.hasOwn(record(limits), resource) ? limits[resource] : undefined;
    if (!(numberOf(request) > numberOf(limit) * (1 + 1e-9))) return [];
    return [{ pointer: `${pointer}/resources/requests/${pointerPart(resource)}`, message: `requests ${resource} ${request}; its limit is ${limit}` }];
  });
}));

/** The number of a quantity; none of what is no quantity, and greater than nothing. */
function numberOf(quantity: unknown): number {
  const [, digits, unit = ''] = QUANTITY.exec(String(quantity)) ?? [];
  if (digits === undefined) return NaN;
  if (/^[eE][+-]?\d/.test(unit)) return Number(digits + unit);
  return Number(digits) * (TWOS.includes(unit) ? 1024 ** TWOS.indexOf(unit) : 1000 ** (TENS.indexOf(unit) - 3));
}
