import { GatewayServer } from './gateway-homes';
import { list } from '../../../../analysis/rules/values';

/** Port, address and host of each host of a server, in one form for those that are the same. */
export function hostKeys({ server, port }: GatewayServer): string[] {
  return port.number === undefined ? [] : list(server.hosts).map(host => `${port.number} ${server.bind ?? ''} ${String(host).toLowerCase()}`);
}
