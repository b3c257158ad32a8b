import { annotationsWithPrefix, NAMES } from './annotations';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ANY_KIND, ObjectRule } from '../../../../analysis/rules/rule';

/** An annotation has a prefix of Linkerd and a name that it does not read. */
export const annotationWithoutReader: ObjectRule = {
  entry: {
    code: 'CM3201',
    name: 'annotation-without-reader',
    severity: 'error',
    summary: 'An annotation has a prefix of Linkerd and a name that nothing reads.',
    explanation: 'It does nothing, and nothing tells so.',
    remedy: 'Correct the name.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: [ANY_KIND, 'Pod'],
  check: objects => annotationsWithPrefix(objects).filter(({ prefix, name }) => !NAMES[prefix].includes(name))
    .map(({ object, prefix, name, pointer }) => ({ object, pointer, message: `${nameOf(object)} has ${prefix}/${name}, which there is not${like(prefix, name)}` })),
};

/** A name that is nearly the same, or is of another prefix. */
function like(prefix: string, name: string): string {
  const letters = (each: string) => [...each].sort().join('');
  const near = NAMES[prefix].find(each => letters(each) === letters(name) || each.replace(/s$/, '') === name.replace(/s$/, '') || each === `proxy-${name}`);
  const other = Object.keys(NAMES).find(each => NAMES[each].includes(name));
  return near ? `: ${prefix}/${near} is meant` : other ? `: ${other}/${name} is meant` : '';
}
