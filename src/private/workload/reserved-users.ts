import { IMeshTarget } from '../../targets/target';

/** Throws where a container runs as the user of a proxy, whose traffic the proxy lets pass by. */
export function requireFreeUsers(name: string, template: any, targets: IMeshTarget[]): void {
  const spec = template.spec ?? {};
  const contexts: any[] = [spec, ...spec.containers ?? [], ...spec.initContainers ?? []].map(({ securityContext }: any) => securityContext);
  const users: number[] = contexts.map(context => context?.runAsUser).filter(user => user !== undefined);
  for (const target of targets) {
    const taken = users.find(user => target.reserved.userIds.includes(user));
    if (taken !== undefined) throw new Error(`runAsUser of service '${name}' must not be that of the proxies of ${target.name}, got: ${taken}`);
  }
}
