import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Localities are places within places, and none is within another that is named, too. */
export const badLocalities: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2707',
  name: 'bad-localities',
  summary: 'Localities of a DestinationRule have an empty part or a wildcard before the end, or one has another in it.',
  remedy: 'Write `region/zone/subzone`, with `*` as the last part or not, and each place once.',
}, (_, tell, object) => blocksOf(object, 'loadBalancer').forEach(({ value, pointer }) => {
  const place = `${pointer}/localityLbSetting/distribute`;
  const shares = list(record(value.localityLbSetting).distribute).map(record);
  const lists = [shares.map(({ from }) => String(from ?? '')), ...shares.map(({ to }) => Object.keys(record(to)))];
  const wrong = lists.map(wrongOf).find(each => each !== undefined);
  if (wrong !== undefined) tell(place, wrong);
}));

function wrongOf(localities: string[]): string | undefined {
  const places: string[] = [];
  for (const locality of localities) {
    const parts = locality.replace(/\/\*$/, '').split('/');
    if (/\*./.test(locality) || parts.slice(0, 3).includes('')) return `'${locality}' is no locality; expected region/zone/subzone`;
    const place = `${parts.slice(0, 3).join('/')}/`;
    const other = places.find(each => each === '*/' || each.startsWith(place) || place.startsWith(each));
    if (other !== undefined) return `${locality} overlaps with ${other.slice(0, -1)}`;
    places.push(place);
  }
  return undefined;
}
