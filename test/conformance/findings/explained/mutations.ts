import { Explanation, Instance } from './explanation';

const GATEWAY = 'networking.istio.io/Gateway';
const AT_EVERY_POD = 'a Gateway without a selector is at no pod that can be named; its ports, and others there, are not compared';

/** Differences about objects in which something is missing or is none. */
export const MUTATIONS: Explanation[] = [
  {
    by: 'istio',
    code: 'IST0166',
    because: 'a selector without labels is told as such: it is for all workloads, and not for the pods of a gateway',
    when: ({ said }) => said.some(({ code }) => code === 'CM2450'),
  },
  {
    by: 'istio',
    code: 'IST0109',
    because: 'the host * is refused in the mesh, and what is refused is in conflict with nothing',
    sometimes: true,
    when: ({ object }) => object.body.spec.hosts.includes('*'),
  },
  {
    by: 'istio',
    code: 'IST0106',
    because: 'the API server refuses it by the rules of its schema, before the webhook is asked',
    when: ({ said }) => said.some(({ code, severity }) => code.startsWith('CM10') && severity === 'error'),
  },
  {
    by: 'us',
    code: 'IST0106',
    because: 'the API server refuses it by its schema, and the analyzer asks the webhook only',
    when: ({ difference }) => /^CM10/.test(difference.ours!),
  },
  ...['IST0138', 'IST0145', 'IST0149', 'IST0162'].map(code => ({ by: 'istio' as const, code, because: AT_EVERY_POD, sometimes: true, when: isAtEveryPod })),
];

function isAtEveryPod({ objects }: Instance): boolean {
  return objects.of(GATEWAY).some(({ body }) => Object.keys(body.spec.selector ?? {}).length === 0);
}
