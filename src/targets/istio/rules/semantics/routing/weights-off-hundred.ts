import { ObjectRule } from '../../../../../analysis/rules/rule';
import { destinationsOf, routesOf, VIRTUAL_SERVICE } from '../traffic';

/** Weights are shares of their sum. */
export const weightsOffHundred: ObjectRule = {
  entry: {
    code: 'CM2520',
    name: 'weights-off-hundred',
    severity: 'warning',
    summary: 'The weights of a route of a VirtualService do not sum to 100.',
    explanation: 'Weights are shares of their sum, so they are other percentages than a reader takes them for.',
    remedy: 'Write weights that sum to 100.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRouteDestination',
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => routesOf(object, ['http', 'tls', 'tcp'])).flatMap(route => {
    const weights = destinationsOf(route).map(({ weight = 0 }) => weight);
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.length < 2 || sum === 0 || sum === 100 ? [] : [{
      object: route.object, pointer: `${route.pointer}/route`, message: `weights ${weights.join(', ')} are shares of ${sum}; expected a sum of 100`,
    }];
  }),
};
