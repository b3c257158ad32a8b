import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { Route, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Percentages are of 0 to 100. */
export const badPercentage: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2313',
  name: 'bad-percentage',
  summary: 'The percentage of a mirror or fault of a VirtualService is out of its range.',
  remedy: 'Write 0 to 100; that of a fault is 0, or at least 0.0001.',
}, (_, tell, object) => routesOf(object).flatMap(percentagesOf).forEach(({ value, least, pointer }) => {
  if (typeof value === 'number' && (value < 0 || value > 100 || value > 0 && value < least)) tell(pointer, `percentage is ${value}; expected 0 to 100`);
}));

function percentagesOf({ value, pointer }: Route): { value: unknown; least: number; pointer: string }[] {
  const { mirrorPercentage, mirrorPercent, mirrors, fault } = value;
  return [
    { value: mirrorPercent, least: 0, pointer: `${pointer}/mirrorPercent` },
    { value: record(mirrorPercentage).value, least: 0, pointer: `${pointer}/mirrorPercentage` },
    ...list(mirrors).map((each, i) => ({ value: record(record(each).percentage).value, least: 0, pointer: `${pointer}/mirrors/${i}/percentage` })),
    ...['abort', 'delay'].map(kind => ({
      value: record(record(record(fault)[kind]).percentage).value, least: 0.0001, pointer: `${pointer}/fault/${kind}/percentage`,
    })),
  ];
}
