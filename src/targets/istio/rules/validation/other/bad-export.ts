import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isLabel } from '../names';
import { refusal } from '../refusal';

/** Who exports to all exports to nobody else. */
export const badExport: ObjectRule = refusal([VIRTUAL_SERVICE, DESTINATION_RULE, 'networking.istio.io/ServiceEntry'], {
  code: 'CM2350',
  name: 'bad-export',
  summary: '`exportTo` names what is no namespace, a namespace twice, or all or none beside others.',
  remedy: 'Write each namespace once (`.` is the own one), `*` alone, `~` alone and only in a ServiceEntry; with a workload selector `.` only.',
}, ({ exportTo, workloadSelector }, tell, { kind, namespace }) => {
  const names = list(exportTo).map(name => name === '.' ? namespace : String(name));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const alone = names.find(name => name === '*' || name === '~');
  const bad = list(exportTo).map(String).find(name => !['.', '*', '~'].includes(name) && !isLabel(name));
  const isOwn = names.every(name => name === namespace);
  if (bad !== undefined) tell('/spec/exportTo', `${bad} is no namespace; expected a name, . or *`);
  else if (twice !== undefined) tell('/spec/exportTo', `namespace ${twice} is there twice`);
  else if (alone !== undefined && names.length > 1) tell('/spec/exportTo', `${alone} must not be beside others, got ${list(exportTo).join(', ')}`);
  else if (names.includes('~') && kind !== 'ServiceEntry') tell('/spec/exportTo', '~ is for ServiceEntries only');
  else if (kind === 'DestinationRule' && workloadSelector && !isOwn) tell('/spec/exportTo', 'with a workloadSelector only the own namespace is allowed');
});
