import { firstByKey, matchesOf } from './virtual-service-matches';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** A match that is there twice. */
export const repeatedMatch: ObjectRule = {
  entry: {
    code: 'CM2109',
    name: 'repeated-match',
    severity: 'info',
    summary: 'A match of a VirtualService is the same as one before it.',
    explanation: 'The first decides, so the later match does nothing.',
    remedy: 'Remove the later match, or correct it.',
    elsewhere: ['IST0131'],
    targets: ISTIO,
    see: analysisPage('IST0131'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => ['http', 'tls', 'tcp'].flatMap(kind => {
    const routes = matchesOf(object, kind);
    const first = firstByKey(routes);
    return routes.flat().filter(match => first.get(match.key) !== match).map(({ pointer, key }) => ({
      object, pointer, message: `this match of ${nameOf(object)} does nothing: ${first.get(key)!.pointer} is the same`,
    }));
  })),
};
