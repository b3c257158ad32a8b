/** Only a name without dots is relative, to the namespace of the object that says it. */
export function fqdnOf(host: string, namespace: string): string {
  return host.includes('.') ? host.toLowerCase() : hostOf(host, namespace);
}

/** The host name of a Service. */
export function hostOf(name: string, namespace: string): string {
  return `${name}.${namespace}.svc.cluster.local`;
}

/** Whether an object is seen from a namespace. */
export function exportedTo({ metadata, spec }: any, namespace: string): boolean {
  return (spec.exportTo ?? ['*']).some((to: string) => to === '*' || to === namespace || (to === '.' && metadata.namespace === namespace));
}
