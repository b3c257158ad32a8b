import { Mutant } from '../suite';
import { Said } from './pairs';

const FIRST_DESTINATION = '/spec/http/0/route/0/destination';

/** A rule that is left out. */
function silent(target: Mutant['target'], name: string, code: string): Mutant {
  return { target, name, change: all => all.filter(each => each.code !== code) };
}

/** A rule that tells of every object of a kind of which something is said, at a place that most of them have. */
function eager(target: Mutant['target'], name: string, kind: string, code: string, istio: string, pointer = ''): Mutant {
  const finding = (origin: string): Said => ({ code, elsewhere: [istio], origin, pointer, severity: 'error', text: name });
  return { target, name, change: (all: Said[]) => [...all, ...[...new Set(all.map(({ origin }) => origin))].filter(origin => origin.startsWith(`${kind} `)).map(finding)] };
}

/** Rules that are wrong: mistakes are made in what they say. */
export const MUTANTS: Mutant[] = [
  silent('istio-sidecar', 'nothing is said of destinations that do not exist', 'CM2102'),
  silent('istio-sidecar', 'nothing is said of matches that are there twice', 'CM2109'),
  silent('istio-sidecar', 'nothing is said of prefixes behind shorter ones', 'CM2110'),
  silent('istio-sidecar', 'nothing is said of plugins from nowhere', 'CM2445'),
  silent('istio-sidecar', 'nothing is said of kinds that are gone', 'CM1008'),
  eager('istio-sidecar', 'every VirtualService has the host of another', 'VirtualService', 'CM2111', 'IST0109'),
  eager('istio-sidecar', 'every Service says no protocol', 'Service', 'CM1106', 'IST0118'),
  eager('istio-sidecar', 'every DestinationRule has a subset without pods', 'DestinationRule', 'CM2142', 'IST0173', '/spec/subsets/0/labels'),
  eager('istio-sidecar', 'every VirtualService sends to all of a host with subsets', 'VirtualService', 'CM2115', 'IST0140', FIRST_DESTINATION),
  eager('istio-sidecar', 'every VirtualService has a match behind another', 'VirtualService', 'CM2110', 'IST0131', '/spec/http/1/match/0'),
  eager('istio-sidecar', 'every VirtualService sends to a host with several ports', 'VirtualService', 'CM2112', 'IST0112', FIRST_DESTINATION),
  {
    target: 'istio-sidecar',
    name: 'what is found is told of the object of the same name in another namespace',
    change: (all: Said[]) => all.map(each => ({ ...each, origin: each.origin.replace(' shop/', ' bank/') })),
  },
  silent('istio-ambient', 'nothing is said of namespaces with several ways into the mesh', 'CM2170'),
  silent('istio-ambient', 'nothing is said of policies that select the pods of a gateway', 'CM2201'),
  silent('istio-ambient', 'nothing is said of sources in namespaces that do not exist', 'CM2202'),
  silent('istio-ambient', 'nothing is said of annotations that nobody reads', 'CM2180'),
  eager('istio-ambient', 'every AuthorizationPolicy is for no workload', 'AuthorizationPolicy', 'CM2200', 'IST0127'),
  eager('istio-ambient', 'every Sidecar is one in the ambient mesh', 'Sidecar', 'CM2123', 'IST0167'),
];
