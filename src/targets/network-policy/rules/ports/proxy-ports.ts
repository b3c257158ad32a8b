
/** Ports of proxies and of their probes and metrics, which no container of the template declares. */
export const PROXY_PORTS = [4143, 4190, 4191, 15006, 15008, 15020, 15021, 15090];
