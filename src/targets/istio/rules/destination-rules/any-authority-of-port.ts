import { anyAuthority } from './any-authority';
import { problemOf } from './authority';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { DESTINATION_RULE } from '../lookup/kinds';

/** TLS to a port with no authority of its own. */
export const anyAuthorityOfPort: ObjectRule = {
  entry: entryOf({
    ...anyAuthority.entry,
    code: 'CM2141',
    name: 'port-tls-of-any-authority',
    summary: 'A DestinationRule has TLS for a port without `caCertificates`.',
    elsewhere: ['IST0129'],
    see: undefined,
  }),
  reads: [DESTINATION_RULE],
  check: objects => objects.of(DESTINATION_RULE).flatMap(object => list(record(record(object.body.spec).trafficPolicy).portLevelSettings)
    .flatMap((port, i) => problemOf(object, port, `/spec/trafficPolicy/portLevelSettings/${i}`))),
};
