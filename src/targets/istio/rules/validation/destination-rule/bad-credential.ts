import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { text } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** A ConfigMap with authorities is in the namespace of who uses it. */
export const badCredential: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2349',
  name: 'bad-config-map-credential',
  summary: 'A `credentialName` of a DestinationRule names a ConfigMap of another namespace, or none.',
  remedy: 'Write `configmap://namespace/name` with the namespace of the DestinationRule.',
}, (_, tell, object) => blocksOf(object, 'tls').forEach(({ value, pointer }) => {
  const name = text(value.credentialName) ?? '';
  if (!name.startsWith('configmap://')) return;
  const parts = name.slice('configmap://'.length).split('/');
  const isOwn = ['', parts[0]].includes(object.namespace);
  if (parts.length < 2 || parts.slice(0, 2).includes('')) tell(`${pointer}/credentialName`, `credentialName is ${name}; expected configmap://namespace/name`);
  else if (!isOwn) tell(`${pointer}/credentialName`, `ConfigMap of ${parts[0]} cannot be used in ${object.namespace}`);
}));
