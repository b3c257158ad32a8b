import { isDividedElsewhere, isWrittenOtherwise } from './divided';
import { Explanation, Instance, pointed } from './explanation';
import { isSeenAtHomeOnly } from './exported';
import { isExactBehindPrefix } from './matches';
import { gatewayName, gatewaysOf } from '../../../../src/targets/istio/rules/lookup/destinations';

const EXPORTED = 'a host that its own namespace alone sees is found for the routes of that namespace, wherever these are exported to';

/** Differences about routes and TLS. */
export const ROUTES: Explanation[] = [
  {
    by: 'istio',
    code: 'IST0109',
    because: 'a VirtualService that names its host twice is in conflict with nobody else',
    when: ({ difference }) => /VirtualServices (\S+),\1 associated/.test(difference.text),
  },
  {
    by: 'us',
    code: 'IST0131',
    because: 'an exact path is behind a prefix as a longer prefix is, and the analyzer compares prefixes only',
    when: isExactBehindPrefix,
  },
  {
    by: 'istio',
    code: 'IST0109',
    because: 'of a wildcard and a host within it the narrower decides, which is defined',
    when: ({ difference }) => /same host \S*\*\./.test(difference.text),
  },
  {
    by: 'istio',
    code: 'IST0112',
    because: 'one number for two protocols of transport is one port for a route',
    when: ({ difference }) => /\[(\d+)( \1)+\]/.test(difference.text),
  },
  {
    by: 'us',
    code: 'IST0112',
    because: EXPORTED,
    when: instance => instance.object.body.spec.exportTo.includes('*') && pointed(instance).port === undefined
      && isSeenAtHomeOnly(pointed(instance).host, instance),
  },
  {
    by: 'us',
    code: 'IST0140',
    because: 'the analyzer compares hosts as they are written, and a short name is the same host as the whole',
    when: isWrittenOtherwise,
  },
  {
    by: 'us',
    code: 'IST0140',
    because: 'the analyzer compares HTTP routes only, and those of TCP and TLS and mirrors have subsets too',
    when: isDividedElsewhere,
  },
  {
    by: 'istio',
    code: 'IST0140',
    because: 'the other VirtualService is the same one, is not one of the mesh, or means another host by the same short name',
    when: instance => isNoOther(instance),
  },
  {
    by: 'istio',
    code: 'IST0132',
    because: 'a Gateway that is not there serves nobody, which is told as such',
    when: ({ object, objects }) => (object.body.spec.gateways ?? []).some((reference: string) => {
      const { namespace, name } = gatewayName(reference, object.namespace);
      return reference !== 'mesh' && !objects.find('networking.istio.io/Gateway', namespace, name);
    }),
  },
  {
    by: 'istio',
    code: 'IST0128',
    because: 'insecureSkipVerify says that it is meant',
    when: ({ object }) => object.body.spec.trafficPolicy.tls?.insecureSkipVerify === true,
  },
  {
    by: 'istio',
    code: 'IST0129',
    because: 'insecureSkipVerify says that it is meant',
    when: ({ object }) => object.body.spec.trafficPolicy.portLevelSettings.some(({ tls }: any) => tls?.insecureSkipVerify === true),
  },
];

function isNoOther({ object, objects, difference }: Instance): boolean {
  const [, namespace, name] = /virtual service ([^/ ]+)\/(\S+) has/.exec(difference.text)!;
  const other = objects.find('networking.istio.io/VirtualService', namespace, name)!;
  return other === object || !gatewaysOf(other).includes('mesh') || gatewaysOf(object).every(each => each === 'mesh') || namespace !== object.namespace;
}
