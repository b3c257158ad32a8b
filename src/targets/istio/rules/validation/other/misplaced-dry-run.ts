import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION } from '../../semantics/policy';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const KINDS = [
  AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, 'security.istio.io/PeerAuthentication', VIRTUAL_SERVICE, DESTINATION_RULE,
  'networking.istio.io/Gateway', 'networking.istio.io/Sidecar', 'networking.istio.io/ServiceEntry', 'telemetry.istio.io/Telemetry',
];
const BANNED = ['internal.istio.io/parents', 'internal.istio.io/parent-namespace', 'internal.istio.io/webhook-always-reject'];

/** Only who allows or denies can be tried. */
export const misplacedDryRun: ObjectRule = refusal(KINDS, {
  code: 'CM2442',
  name: 'misplaced-dry-run',
  summary: 'An object has the annotation of a trial that it cannot have, or an annotation that only Istio itself sets.',
  remedy: 'Use `istio.io/dry-run: "true"` on AuthorizationPolicies with ALLOW or DENY only, and no annotations of `internal.istio.io`.',
}, (_, tell, object) => {
  const annotations = record(record(object.body.metadata).annotations);
  const value = annotations['istio.io/dry-run'];
  const place = '/metadata/annotations/istio.io~1dry-run';
  if (value !== undefined) {
    if (object.kind !== 'AuthorizationPolicy') tell(place, `istio.io/dry-run is for AuthorizationPolicies, and this is a ${object.kind}`);
    else if (!['ALLOW', 'DENY'].includes(actionOf(object))) tell(place, `istio.io/dry-run is for ALLOW and DENY, and the action is ${actionOf(object)}`);
    else if (!/^(1|t|true|0|f|false)$/i.test(String(value))) tell(place, `istio.io/dry-run is ${value}; expected true or false`);
  }
  for (const name of BANNED.filter(each => annotations[each] !== undefined)) tell(`/metadata/annotations/${name.replace('/', '~1')}`, `${name} is not for users`);
});
