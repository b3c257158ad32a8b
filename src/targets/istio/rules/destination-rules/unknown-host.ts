import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { readersOf } from '../lookup/destinations';
import { entryOf } from '../lookup/entry';
import { hostKey } from '../lookup/hosts';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';
import { HOST_KINDS, KnownHosts } from '../lookup/known-hosts';

/** A DestinationRule for a Service that is not there. */
export const unknownDestinationRuleHost: ObjectRule = {
  entry: entryOf({
    code: 'CM2143',
    name: 'unknown-destination-rule-host',
    severity: 'warning',
    summary: 'A DestinationRule is for a Service that does not exist.',
    explanation: 'It holds for no request.',
    remedy: 'Correct the host; write it in full if the Service is in another namespace.',
    elsewhere: ['IST0174', 'KIA0202'],
    targets: ISTIO,
  }),
  reads: [DESTINATION_RULE, ...HOST_KINDS],
  check: (objects, { complete }) => {
    const hosts = new KnownHosts(objects);
    return !complete ? [] : objects.of(DESTINATION_RULE).flatMap(object => {
      const host = text(record(object.body.spec).host);
      if (!host || !hosts.isMissing(hostKey(host, object.namespace), readersOf(object))) return [];
      return { object, pointer: '/spec/host', message: `${nameOf(object)} is for ${host}, and there is no Service or ServiceEntry of this host` };
    });
  },
};
