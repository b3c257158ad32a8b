import { labelsOfNamespace, selectsNamespace } from './peer-pods';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { labelsOf, selectorWords, selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { Entry, NETWORK_POLICY, policiesOf } from '../policy';

/** Namespaces have the label of their name by themselves, and others only if somebody gave them. */
export const namespaceLabel: ObjectRule = {
  entry: {
    code: 'CM5016',
    name: 'namespace-label-missing',
    severity: 'warning',
    summary: 'A namespaceSelector names a namespace by a label that the Namespace does not have.',
    explanation: 'The rule matches no namespace, so that it allows nobody.',
    remedy: 'Use the label kubernetes.io/metadata.name, which every Namespace has, or add the label to the Namespace.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#targeting-a-namespace-by-its-name',
  },
  reads: [NETWORK_POLICY, 'Namespace'],
  check: objects => {
    const namespaces = new Map(objects.of('Namespace').map(namespace => [namespace.name, namespace]));
    const meant = (peer: Entry) => Object.values(labelsOf(record(peer.value.namespaceSelector).matchLabels))
      .map(value => namespaces.get(value)).find(Boolean);
    const asked = new Map<string, boolean>();
    const selectsAny = (peer: Entry) => {
      const selector = JSON.stringify(peer.value.namespaceSelector);
      if (!asked.has(selector)) asked.set(selector, objects.of('Namespace').some(each => selectsNamespace(peer, each)));
      return asked.get(selector);
    };
    return policiesOf(objects).flatMap(({ object, rules }) => rules.flatMap(({ peers }) => peers.flatMap(peer => {
      const namespace = meant(peer);
      if (!namespace || selectsNamespace(peer, namespace) || selectsAny(peer)) return [];
      const wanted = selectorWords(selectorOf(peer.value.namespaceSelector));
      const message = `${nameOf(object)} selects namespaces with ${wanted}, and ${nameOf(namespace)} has ${selectorWords({ matchLabels: labelsOfNamespace(namespace) })}`;
      return [{ object, pointer: `${peer.pointer}/namespaceSelector`, message }];
    })));
  },
};
