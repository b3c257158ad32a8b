import { contains, overlaps, rangeOf } from '../../../../analysis/rules/address-range';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { EGRESS_NETWORK } from '../kinds';

/** Where pods and Services are, if nothing else is said at installation. */
const CLUSTER = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'].map(each => rangeOf(each)!);

/** A network for traffic out of the cluster has addresses of the cluster. */
export const egressNetworkOfCluster: ObjectRule = {
  entry: {
    code: 'CM3205',
    name: 'egress-network-of-cluster',
    severity: 'warning',
    summary: 'An EgressNetwork has addresses that are those of the cluster, unless `clusterNetworks` is set otherwise.',
    explanation: 'It is not accepted and its routes are refused, while its policy still holds for these addresses.',
    remedy: 'Write networks outside of the cluster, except those of the cluster, or leave `networks` out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/egress-network/',
  },
  reads: [EGRESS_NETWORK],
  check: objects => objects.of(EGRESS_NETWORK).flatMap(object => list(record(object.body.spec).networks).flatMap((network, i) => {
    const { cidr, except } = record(network);
    const range = rangeOf(cidr);
    const excepted = list(except).flatMap(each => rangeOf(each) ?? []);
    const own = range && CLUSTER.find(each => overlaps(each, range) && !excepted.some(other => contains(other, each)));
    return !own ? [] : [{ object, pointer: `/spec/networks/${i}/cidr`, message: `${nameOf(object)} has the network ${cidr}, of which addresses are those of the cluster` }];
  })),
};
