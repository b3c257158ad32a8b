import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { record, text } from '../../../../analysis/rules/values';

/** What the MeshConfig says, if it is there: the ConfigMap `istio` of the control plane. */
export function meshConfig(objects: ObjectSet, { rootNamespace = 'istio-system' }: Profile): string {
  return text(record(objects.find('ConfigMap', rootNamespace, 'istio')?.body.data).mesh) ?? '';
}

/** Names of providers of the MeshConfig that are of a type: `lightstep`. */
export function providersOf(config: string, type: string): string[] {
  const providers = config.slice(Math.max(config.indexOf('extensionProviders:'), 0)).split(/^\s*- (?=name:|\w+:)/m).slice(1);
  return providers.filter(each => new RegExp(`^\\s*${type}:`, 'm').test(each)).flatMap(each => /^\s*name:\s*["']?([^\s"']+)/m.exec(each)?.[1] ?? []);
}
