import { KubeObject, nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { list, record } from '../../values';

const INGRESS = 'networking.k8s.io/Ingress';
const WITHIN = ['//', '/./', '/../', '%2f', '%2F'];
const AT_END = ['/..', '/.'];

/** Paths are absolute, and say plainly what they are. */
export const ingressPath: ObjectRule = {
  entry: {
    code: 'CM1210',
    name: 'ingress-path-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A path of an Ingress is not absolute, or has parts that stand for others.',
    explanation: 'The API server refuses the Ingress.',
    remedy: 'Begin the path with `/`, and leave out `//`, `/.` and `/..`.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  },
  reads: [INGRESS],
  check: objects => objects.of(INGRESS).flatMap(object => pathsOf(object).flatMap(({ path, pathType, pointer }) => {
    const expected = expectedOf(path, pathType);
    return expected ? [{ object, pointer, message: `${nameOf(object)} has path ${JSON.stringify(path)} of ${pathType}; expected ${expected}` }] : [];
  })),
};

function pathsOf({ body }: KubeObject): { path: unknown; pathType: unknown; pointer: string }[] {
  return list(record(body.spec).rules).flatMap((rule, i) => list(record(record(rule).http).paths).map((each, j) => {
    const { path, pathType } = record(each);
    return { path: path ?? '', pathType, pointer: `/spec/rules/${i}/http/paths/${j}/path` };
  }));
}

function expectedOf(path: unknown, pathType: unknown): string | undefined {
  if (typeof path !== 'string' || !['Exact', 'Prefix', 'ImplementationSpecific'].includes(String(pathType))) return undefined;
  if (pathType === 'ImplementationSpecific') return path === '' || path.startsWith('/') ? undefined : 'one that begins with /';
  if (!path.startsWith('/')) return 'one that begins with /';
  const bad = WITHIN.find(part => path.includes(part)) ?? AT_END.find(part => path.endsWith(part));
  return bad && `one without ${bad}`;
}
