import { ObjectRule } from '../../../../../analysis/rules/rule';
import { refusal } from '../refusal';

/** A proxy has some threads. */
export const badProxyConfig: ObjectRule = refusal(['networking.istio.io/ProxyConfig'], {
  code: 'CM2449',
  name: 'bad-proxy-config',
  summary: 'A ProxyConfig has a negative concurrency.',
  remedy: 'Write the number of threads, 0 for one a core, or leave it out.',
}, ({ concurrency }, tell) => {
  if (concurrency < 0) tell('/spec/concurrency', `concurrency is ${concurrency}; expected 0 or more`);
});
