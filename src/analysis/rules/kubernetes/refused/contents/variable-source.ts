import { list, record } from '../../../values';
import { aboutPods, allContainersOf } from '../about-pods';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

/** A variable has its value from one place. */
export const variableSource = aboutPods({
  code: 'CM1221',
  name: 'variable-of-several-sources',
  summary: 'A variable of a container has both value and valueFrom, or a valueFrom that is not from one place.',
  remedy: 'Keep value, or valueFrom with one of fieldRef, resourceFieldRef, configMapKeyRef and secretKeyRef.',
  see: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
}, pod => allContainersOf(pod).flatMap(({ container, pointer }) => list(container.env).flatMap((variable, i) => {
  const fault = faultOf(record(variable));
  return fault ? [{ pointer: `${pointer}/env/${i}`, message: `has variable ${record(variable).name} with ${fault}` }] : [];
})));

function faultOf({ value, valueFrom }: { [key: string]: any }): string | undefined {
  if (typeof valueFrom !== 'object' || valueFrom === null || Array.isArray(valueFrom)) return undefined;
  const has = SOURCES.filter(source => (valueFrom[source] ?? undefined) !== undefined);
  if (has.length !== 1) return `valueFrom of ${has.join(' and ') || 'nowhere'}; expected one of ${SOURCES.slice(0, 4).join(', ')}`;
  return typeof value === 'string' && value !== '' ? 'value and valueFrom; expected one of them' : undefined;
}
