import { Feature } from '../../../src';
import { mutant } from '../cases/mistakes';
import { Mutant } from '../suite';

const destinations = ({ spec }: any): any[] => (spec.http ?? []).flatMap(({ route }: any) => route.map(({ destination }: any) => destination));
const routes = ({ spec }: any): any[] => spec.http ?? [];

const SIDECAR: Mutant[] = [
  mutant('istio-sidecar', 'a short host, which is of another namespace', 'VirtualService', [Feature.TIMEOUTS], object => {
    for (const destination of destinations(object)) destination.host = 'cart.default';
  }),
  mutant('istio-sidecar', 'a subset that no rule defines', 'VirtualService', [Feature.TIMEOUTS], object => {
    for (const destination of destinations(object)) destination.subset = 'v9';
  }),
  mutant('istio-sidecar', 'a subset without pods', 'DestinationRule', [Feature.SUBSET_SPLIT], ({ spec }) => {
    for (const subset of spec.subsets ?? []) subset.labels = { 'app.kubernetes.io/version': 'nobody' };
  }),
  mutant('istio-sidecar', 'a port that the Service does not have', 'VirtualService', [Feature.TIMEOUTS], object => {
    for (const destination of destinations(object)) destination.port = { number: 81 };
  }),
  mutant('istio-sidecar', 'a gateway that does not exist', 'VirtualService', [Feature.TIMEOUTS], ({ spec }) => { spec.gateways = ['shop/nobody']; }),
  mutant('istio-sidecar', 'a scope of pods that do not exist', 'Sidecar', [Feature.CONFIGURATION_SCOPE], ({ spec }) => {
    spec.workloadSelector.labels = { app: 'nobody' };
  }),
  mutant('istio-sidecar', 'a policy of pods that do not exist', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    spec.selector = { matchLabels: { app: 'nobody' } };
  }),
  mutant('istio-sidecar', 'a catch-all before every other route', 'VirtualService', [Feature.PER_SOURCE_RESILIENCE, Feature.TIMEOUTS], object => {
    const [first] = routes(object);
    object.spec.http = [{ route: first.route }, ...routes(object)];
  }),
  mutant('istio-sidecar', 'two kinds of injection', 'Namespace', [Feature.ENROLMENT], ({ metadata }) => {
    if (metadata.labels) metadata.labels['istio.io/rev'] = 'canary';
  }),
];

const AMBIENT: Mutant[] = [
  mutant('istio-ambient', 'a rule for a host that does not exist', 'DestinationRule', [Feature.CIRCUIT_BREAKING], ({ spec }) => { spec.host = 'nobody.shop.svc.cluster.local'; }),
  mutant('istio-ambient', 'a policy of pods that do not exist', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    if (spec.selector) spec.selector = { matchLabels: { app: 'nobody' } };
  }),
  mutant('istio-ambient', 'a source in a namespace that does not exist', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_IDENTITY], ({ spec }) => {
    for (const { from = [] } of spec.rules ?? []) for (const each of from) each.source = { namespaces: ['nobody'] };
  }),
  mutant('istio-ambient', 'sidecars beside ambient', 'Namespace', [Feature.ENROLMENT], ({ metadata }) => {
    if (metadata.labels) metadata.labels['istio-injection'] = 'enabled';
  }),
  mutant('istio-ambient', 'a policy that selects the pods of the waypoint', 'AuthorizationPolicy', [Feature.AUTHORIZATION_BY_HTTP], ({ spec }) => {
    if (!spec.targetRefs) return;
    delete spec.targetRefs;
    spec.selector = { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } };
  }),
  mutant('istio-ambient', 'an annotation that Istio does not know', 'Namespace', [Feature.ENROLMENT], ({ metadata }) => {
    metadata.annotations = { ...metadata.annotations, 'istio.io/dryrun': 'true' };
  }),
];

/** Mistakes that the API server and the webhook let through. */
export const MUTANTS: Mutant[] = [...SIDECAR, ...AMBIENT];
