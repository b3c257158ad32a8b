import { isKey, labelFaults } from '../../../label-syntax';
import { pointerPart, record } from '../../../values';
import { aboutPods } from '../about-pods';

/** Labels and annotations of templates are as those of objects. */
export const templateMetadata = aboutPods({
  code: 'CM1213',
  name: 'template-metadata-refused',
  summary: 'A label or annotation of a pod template has a key or a value of a form that is not allowed.',
  remedy: 'Write at most 63 letters, digits, `-`, `_` and `.`, which begin and end with a letter or digit; a prefix of a key is a DNS name.',
  see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
}, ({ owner, pointer }) => {
  if (pointer === '') return [];
  const { labels, annotations } = record(record(at(owner.body, pointer)).metadata);
  return [
    ...labelFaults(labels, `${pointer}/metadata/labels`).map(fault => ({ ...fault, message: `has a template of which ${fault.message}` })),
    ...Object.keys(record(annotations)).filter(key => !isKey(key.toLowerCase()))
      .map(key => ({ pointer: `${pointer}/metadata/annotations/${pointerPart(key)}`, message: `has a template of which '${key}' is no key of an annotation` })),
  ];
});

function at(body: unknown, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce((value, part) => record(value)[part], body);
}
