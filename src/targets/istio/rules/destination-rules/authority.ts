import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { Problem } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';

/** TLS settings that name no authority. */
export function problemOf(object: KubeObject, policy: unknown, pointer: string): Problem[] {
  const { mode, caCertificates, credentialName, insecureSkipVerify } = record(record(policy).tls);
  const bound = credentialName && record(object.body.spec).workloadSelector;
  if (!['SIMPLE', 'MUTUAL'].includes(mode) || caCertificates || bound || insecureSkipVerify === true) return [];
  return [{ object, pointer: `${pointer}/tls`, message: `${nameOf(object)} has TLS mode ${mode} and no caCertificates: any public authority is trusted` }];
}
