import { GatewayServer, serversOf } from './gateway-homes';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { GATEWAY } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';

/** Servers with the credential and the namespaces where their pods look for it. */
export function credentials(objects: ObjectSet): (GatewayServer & { name: string; namespaces: string[] })[] {
  const pods = new PodsAnywhere(objects);
  return objects.of(GATEWAY).flatMap(object => {
    const namespaces = [...new Set(pods.having(selectorOf(object)).map(({ namespace }) => namespace))];
    return serversOf(object).flatMap(server => typeof server.tls.credentialName !== 'string' || /:/.test(server.tls.credentialName) ? []
      : { ...server, name: server.tls.credentialName, namespaces });
  });
}
