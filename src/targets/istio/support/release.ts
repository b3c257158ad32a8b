import { Feature } from '../../../vocabulary/feature';
import { Support } from '../../support';
import { IstioVersion } from '../istio-options';

/** What a release does not carry yet. */
export function releaseSupport(version: IstioVersion): Partial<Record<Feature, Support>> {
  if (version !== IstioVersion.V1_30) return {};
  return {
    [Feature.DEFAULT_CIRCUIT_BREAKING]: Support.none(
      'meshConfig.defaultTrafficPolicy is known to Istio 1.31 and later',
      'upgrade and say so with version, or declare the circuit breaker of each service'),
  };
}
