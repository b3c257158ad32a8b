import { Explanation, Instance } from './explanation';
import { record } from '../../../../src/analysis/rules/values';

const OF_TEMPLATES = 'the analyzer looks at the annotations of a workload, and not at those of its pod template';

const WRITTEN_TOO = [
  'sidecar.istio.io/interceptionMode', ...['includeInboundPorts', 'excludeInboundPorts', 'includeOutboundIPRanges'].map(name => `traffic.sidecar.istio.io/${name}`),
];

/** Differences about annotations. */
export const ANNOTATIONS: Explanation[] = [
  ...['IST0108', 'IST0125', 'IST0135'].map(code => ({ by: 'us' as const, code, because: OF_TEMPLATES, when: hasTemplate })),
  {
    by: 'us',
    code: 'IST0136',
    because: 'of a running Pod without an init container, annotations that the injector writes too are left out, and whoever applies a Pod wrote them',
    when: ({ object }) => object.kind === 'Pod' && Object.keys(object.body.metadata.annotations).some(name => WRITTEN_TOO.includes(name)),
  },
];

function hasTemplate({ object }: Instance): boolean {
  return Object.keys(record(record(record(record(object.body.spec).template).metadata).annotations)).some(name => name.includes('istio.io/'));
}
