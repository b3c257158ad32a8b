import { Yaml } from 'cdk8s';
import { Written } from './written';
import { Mutant, TargetName } from '../suite';

/** Texts of a kind are written as cdk8s does. */
function unquoted(target: TargetName, what: string, texts: RegExp): Mutant {
  const isMeant = ({ text }: Written) => text !== undefined && texts.test(text);
  const change = (all: Written[]) => all.map(each => isMeant(each) ? { ...each, yaml: Yaml.stringify(...each.documents) } : each);
  return { target, name: `${what} are written as cdk8s does`, change };
}

/** What kubectl reads as something else, written nevertheless. */
export const MUTANTS: Mutant[] = [
  unquoted('istio-sidecar', 'numbers with underscores or prefixes of Go', /^[-+]?[0-9_]*[0-9oOxXbBeE_]+$/),
  unquoted('istio-sidecar', 'characters that are not allowed', /[\x7f-\x84\x86-\x9f\ufffe\uffff]/),
  unquoted('istio-sidecar', 'line breaks of Unicode', /[\u2028\u2029]/),
  unquoted('istio-ambient', 'next lines', /\x85/),
  unquoted('istio-ambient', 'lines of which the first begins with a tab', /^\n*\t.*\n/),
  unquoted('istio-ambient', 'keys that merge', /^<<$/),
  unquoted('linkerd', 'marks of the encoding', /\ufeff/),
  unquoted('linkerd', 'keys that look like JSON', /^\s+\{$/),
  {
    target: 'network-policy',
    name: 'documents are not separated',
    change: (all: Written[]) => all.map(each => ({ ...each, yaml: each.yaml.replaceAll('\n---\n', '\n') })),
  },
  {
    target: 'network-policy',
    name: 'booleans of YAML 1.1 are not quoted',
    change: (all: Written[]) => all.map(each => ({ ...each, yaml: each.yaml.replace(/"(yes|no|on|off|y|n)"/g, '$1') })),
  },
];
