import { Yaml } from 'cdk8s';
import { escaped, isHazard } from './hazards';

/**
 * What cdk8s writes, with each hazard in it in double quotation marks, and nothing else changed.
 *
 * cdk8s gets the documents with words in place of the hazards; the words are then replaced.
 */
export function expectedYaml(...documents: unknown[]): string {
  const found: string[] = [];
  const word = (text: string) => `hazard${found.push(text) - 1}end`;
  const safe = documents.map(document => withWords(document, word));
  return Yaml.stringify(...safe).replace(/hazard(\d+)end/g, (_, number) => escaped(found[Number(number)]));
}

function withWords(document: unknown, word: (text: string) => string): unknown {
  const visit = (value: unknown, top: boolean): unknown => {
    if (typeof value === 'string') return isHazard(value, { key: false, first: top, root: top }) ? word(value) : value;
    if (Array.isArray(value)) return Array.from(value, item => visit(item, false));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member], i) => [
      isHazard(key, { key: true, first: top && i === 0, root: false }) ? word(key) : key, visit(member, false),
    ]));
  };
  return visit(document, true);
}
