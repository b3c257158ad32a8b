import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { isLabel, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Subsets have names of their own. */
export const badSubset: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2347',
  name: 'bad-subset',
  summary: 'A DestinationRule has a host that is no name, or subsets with names that cannot be or are there twice.',
  remedy: 'Give each subset a name of its own that is a DNS label.',
}, ({ host, subsets }, tell) => {
  if (!isWildcardDomain(host)) tell('/spec/host', `host is ${host}; expected a name`);
  const seen = new Set<unknown>();
  list(subsets).forEach((subset, i) => {
    const { name } = record(subset);
    if (!isLabel(name)) tell(`/spec/subsets/${i}`, `name of the subset is ${name}; expected a DNS label`);
    else if (seen.has(name)) tell(`/spec/subsets/${i}/name`, `subset ${name} is there already`);
    seen.add(name);
  });
});
