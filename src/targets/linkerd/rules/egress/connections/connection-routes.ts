import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { Profile } from '../../../../../analysis/rules/profile';
import { TCP_ROUTE, TLS_ROUTE } from '../../kinds';
import { outboundRoutes } from '../../lookup/routes';

/** Routes of connections, not of requests. */
export const CONNECTION_ROUTES = [TLS_ROUTE, TCP_ROUTE];

/** Routes of connections that Linkerd reads: those of Services and EgressNetworks. */
export function connectionRoutes(objects: ObjectSet, profile: Profile, kinds = CONNECTION_ROUTES): KubeObject[] {
  return outboundRoutes(objects, profile, kinds);
}
