import { KubeObject } from '../../../../analysis/rules/kube-object';
import { record, text } from '../../../../analysis/rules/values';
import { matchesOf, rulesOf } from '../lookup/routes';

/** Whether a route may take a GET of a path. */
export function takesPath(route: KubeObject, path: unknown): boolean {
  const wanted = (text(path) ?? '/').replace(/\?.*$/, '') || '/';
  return rulesOf(route).some(rule => matchesOf(rule).length === 0 || matchesOf(rule).some(({ value }) =>
    (value.method ?? 'GET') === 'GET' && isPath(record(value.path), wanted.startsWith('/') ? wanted : `/${wanted}`)));
}

function isPath({ type = 'PathPrefix', value = '/' }: { [key: string]: any }, path: string): boolean {
  if (type === 'Exact') return path === value;
  if (type === 'RegularExpression') return true;
  const prefix = String(value).replace(/\/$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}
