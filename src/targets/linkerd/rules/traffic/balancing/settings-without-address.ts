import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { settingsOf } from '../../lookup/settings';

/** A Service without a cluster IP has annotations that are for calls of one. */
export const settingsWithoutAddress: ObjectRule = {
  entry: {
    code: 'CM3180',
    name: 'settings-without-address',
    severity: 'error',
    summary: 'A Service without a cluster IP has annotations about retries, timeouts or balancing.',
    explanation: 'Clients know by the cluster IP which Service they call: calls of single pods, and of other hosts by name, are neither retried nor balanced.',
    remedy: 'Give the Service a cluster IP, or leave the annotations out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: ['Service'],
  check: objects => objects.of('Service').filter(({ body }) => record(body.spec).clusterIP === 'None' || record(body.spec).type === 'ExternalName')
    .flatMap(settingsOf).map(({ object, key, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${key}, and no cluster IP` })),
};
