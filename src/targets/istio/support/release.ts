import { Feature } from '../../../vocabulary/feature';
import { Support } from '../../support';
import { IstioVersion } from '../istio-options';

/** The audit phase where proxies log. */
export const AUDIT_LOG = Support.full('proxies log "shadow denied" for what strict would refuse, and the headers of every request, credentials among them');

/** What a release does not carry yet. */
export function releaseSupport(version: IstioVersion): Partial<Record<Feature, Support>> {
  if (version !== IstioVersion.V1_30) return {};
  return {
    [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.none(
      'meshConfig.defaultTrafficPolicy is known to Istio 1.31 and later',
      'upgrade and say so with version, or declare the circuit breaker of each service'),
  };
}
