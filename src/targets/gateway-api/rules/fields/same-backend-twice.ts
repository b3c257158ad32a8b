import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** One backend, listed twice. */
export const sameBackendTwice = aboutRules(ROUTES, {
  code: 'CM4033',
  name: 'same-backend-twice',
  severity: 'warning',
  summary: 'A rule lists the same port of the same Service twice as backends.',
  explanation: 'Both weights go to the same pods, so that the split is not the one that is written.',
  remedy: 'Correct the name of one of them, or list it once.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ backends, pointer }) => {
  const seen = new Set<string>();
  return backends.flatMap(({ namespace, name, port, pointer: at }) => {
    const key = `${namespace}/${name}:${port}`;
    if (!seen.has(key)) return seen.add(key) && [];
    return [{ at: at.slice(pointer.length), message: `sends requests to Service ${namespace}/${name} twice in one rule` }];
  });
});
