import { RuleEntry } from '../rules/rule';

const KUBERNETES = 'https://kubernetes.io/docs';
const SCHEMAS = `${KUBERNETES}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/`;
const NAMES = `${KUBERNETES}/concepts/overview/working-with-objects`;

/** What the API server says of an object alone, before any mesh sees it. */
export const ADMISSION = {
  unknownField: {
    code: 'CM1001',
    name: 'unknown-field',
    severity: 'error',
    summary: 'A field is none of those that its kind has.',
    explanation: 'The API server refuses the object under strict validation, as kubectl asks for; otherwise it drops the field without a word.',
    remedy: 'Correct the spelling or the indentation; the message names the field that is nearest.',
    elsewhere: ['IST0106'],
    see: `${KUBERNETES}/reference/using-api/api-concepts/#field-validation`,
  },
  wrongType: {
    code: 'CM1002',
    name: 'wrong-type',
    severity: 'error',
    summary: 'A value is of another type than its field.',
    explanation: 'The API server refuses the object.',
    remedy: 'Write a value of the type that is expected; numbers and booleans that stand for text need quotes in YAML.',
    elsewhere: ['IST0106'],
    see: SCHEMAS,
  },
  missingField: {
    code: 'CM1003',
    name: 'missing-field',
    severity: 'error',
    summary: 'A field that must be given is missing.',
    explanation: 'The API server refuses the object.',
    remedy: 'Give the field a value.',
    elsewhere: ['IST0106'],
    see: SCHEMAS,
  },
  valueNotAllowed: {
    code: 'CM1004',
    name: 'value-not-allowed',
    severity: 'error',
    summary: 'A value is outside what its schema allows.',
    explanation: 'The API server refuses the object: the value is none of a list, out of a range, too long, or of another form.',
    remedy: 'Choose a value that the schema allows.',
    elsewhere: ['IST0106'],
    see: SCHEMAS,
  },
  ruleFailed: {
    code: 'CM1005',
    name: 'schema-rule-failed',
    severity: 'error',
    summary: 'A rule of the schema does not hold.',
    explanation: 'The schema of the kind has rules in CEL about several fields together; the API server refuses an object of which one does not hold.',
    remedy: 'Change the fields that the rule is about.',
    see: `${SCHEMAS}#validation-rules`,
  },
  duplicateItem: {
    code: 'CM1006',
    name: 'duplicate-item',
    severity: 'error',
    summary: 'A list has two items of the same key.',
    explanation: 'The list is a set, or a map by some of its fields; the API server refuses an object in which an item is there twice.',
    remedy: 'Remove one of the items, or give it another key.',
    see: `${KUBERNETES}/reference/using-api/server-side-apply/#merge-strategy`,
  },
  unknownVersion: {
    code: 'CM1007',
    name: 'version-not-served',
    severity: 'error',
    summary: 'A kind is not served in the version that is asked for.',
    explanation: 'The API server does not know the kind in this version, and refuses the object.',
    remedy: 'Write an `apiVersion` that is served.',
    see: `${KUBERNETES}/reference/using-api/deprecation-guide/`,
  },
  unknownKind: {
    code: 'CM1008',
    name: 'unknown-kind',
    severity: 'error',
    summary: 'An API group has no such kind.',
    explanation: 'The API server does not know the kind, and refuses the object.',
    remedy: 'Correct the kind or the group in `apiVersion`; the message names the kind that is nearest.',
    see: `${NAMES}/`,
  },
  badName: {
    code: 'CM1010',
    name: 'invalid-name',
    severity: 'error',
    summary: 'The name of an object is missing or of a form that its kind does not allow.',
    explanation: 'The API server refuses the object.',
    remedy: 'Give it a name of lower case letters, digits and hyphens.',
    see: `${NAMES}/names/`,
  },
  badNamespace: {
    code: 'CM1011',
    name: 'invalid-namespace',
    severity: 'error',
    summary: 'The namespace of an object is no DNS label, or its kind has no namespaces.',
    explanation: 'The API server refuses the object, or tools put it elsewhere than it says.',
    remedy: 'Correct the namespace, or remove it where the kind has none.',
    see: `${NAMES}/namespaces/`,
  },
  badLabel: {
    code: 'CM1012',
    name: 'invalid-label',
    severity: 'error',
    summary: 'A label has a key or a value of a form that is not allowed.',
    explanation: 'The API server refuses the object.',
    remedy: 'Write at most 63 letters, digits, `-`, `_` and `.`, which begin and end with a letter or digit; a prefix of the key is a DNS name.',
    see: `${NAMES}/labels/#syntax-and-character-set`,
  },
  badAnnotation: {
    code: 'CM1013',
    name: 'invalid-annotation',
    severity: 'error',
    summary: 'An annotation has a key of a form that is not allowed, or all of them are too large.',
    explanation: 'The API server refuses the object.',
    remedy: 'Correct the key; keep all annotations together below 256 KiB.',
    see: `${NAMES}/annotations/#syntax-and-character-set`,
  },
} satisfies { [name: string]: RuleEntry };

/** One of the messages of the catalog. */
export type AdmissionEntry = RuleEntry;
