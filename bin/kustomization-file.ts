import { readText } from './text-file';
import { UsageError } from './usage-error';

const HEAD = /^(---|apiVersion: ['"]?kustomize\.config\.k8s\.io\/v1beta1['"]?|kind: ['"]?Kustomization['"]?)$/;
const LIST = /^resources:(?: *\[(.*)\])?$/;
const ITEM = /^ *- +(.+)$/;

/** Resources of a kustomization that may have nothing else: whatever it has changes what its resources say. */
export function readResources(path: string): string[] {
  const lines = readText(path).split('\n').map(line => line.replace(/(^|\s)#.*$/, '').trimEnd()).filter(line => line !== '');
  return lines.flatMap(line => {
    if (HEAD.test(line)) return [];
    const [, flow] = LIST.exec(line) ?? [];
    if (flow !== undefined) return flow.split(',').map(unquoted).filter(item => item !== '');
    if (LIST.test(line)) return [];
    const [, item] = ITEM.exec(line) ?? [];
    if (item !== undefined) return [unquoted(item)];
    throw new UsageError(`'${path}' must have nothing but its one resource, got: '${line.trim()}'`);
  });
}

function unquoted(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/, '$2');
}
