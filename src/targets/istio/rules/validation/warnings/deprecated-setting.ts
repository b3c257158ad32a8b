import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { blocksOf } from '../destination-rule/blocks';
import { refusal } from '../refusal';

/** Settings that have a successor. */
export const deprecatedSetting: ObjectRule = refusal([VIRTUAL_SERVICE, DESTINATION_RULE], {
  code: 'CM2213',
  name: 'deprecated-setting',
  severity: 'warning',
  summary: 'A VirtualService or DestinationRule has a setting that is deprecated: `mirrorPercent`, `consecutiveErrors` or `minimumRingSize`.',
  explanation: 'It works still, and may go away with any release; Istio warns of it.',
  remedy: 'Use `mirrorPercentage`, `consecutive5xxErrors` or `consecutiveGatewayErrors`, and `ringHash.minimumRingSize`.',
}, (_, tell, object) => {
  if (object.kind === 'VirtualService') {
    for (const { value, pointer } of routesOf(object)) {
      const field = ['mirrorPercent', 'mirror_percent'].find(each => value[each] !== undefined && value[each] !== null);
      if (field !== undefined) tell(`${pointer}/${field}`, `${field} is deprecated; expected mirrorPercentage`);
    }
    return;
  }
  for (const { value, pointer } of blocksOf(object, 'outlierDetection')) {
    if (value.consecutiveErrors) tell(`${pointer}/consecutiveErrors`, 'consecutiveErrors is deprecated; expected consecutive5xxErrors');
  }
  for (const { value, pointer } of blocksOf(object, 'loadBalancer')) {
    if (record(value.consistentHash).minimumRingSize) tell(`${pointer}/consistentHash/minimumRingSize`, 'minimumRingSize is deprecated; expected ringHash');
  }
});
