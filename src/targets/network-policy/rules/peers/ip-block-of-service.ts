import { inIpBlocks } from './ip-blocks';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { NETWORK_POLICY } from '../policy';

/** Addresses of Services are replaced by those of pods before most plugins look at them. */
export const ipBlockOfService: ObjectRule = {
  entry: {
    code: 'CM5015',
    name: 'ip-block-of-service',
    severity: 'warning',
    summary: 'A NetworkPolicy allows egress to the cluster IP of a Service by an ipBlock.',
    explanation: 'The address of a Service is replaced by that of a pod before most network plugins look at it, so the rule matches nothing.',
    remedy: 'Select the pods behind the Service by podSelector and namespaceSelector.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Service'],
  check: objects => {
    const services = new Map(objects.of('Service').flatMap(service => {
      const address = text(record(service.body.spec).clusterIP);
      return address === undefined ? [] : [[address, service] as const];
    }));
    return inIpBlocks(objects, ({ value, pointer }, { object }, direction) => {
      const service = direction === 'egress' ? services.get(String(value.cidr).replace(/\/32$/, '')) : undefined;
      return service ? [{ pointer: `${pointer}/cidr`, message: `${nameOf(object)} allows ${value.cidr}, the cluster IP of ${nameOf(service)}: no pod has it` }] : [];
    });
  },
};
