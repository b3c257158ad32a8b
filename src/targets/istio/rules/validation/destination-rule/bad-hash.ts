import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal, Tell } from '../refusal';

/** A consistent hash needs a name for its cookie, and a prime for its table. */
export const badHash: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2344',
  name: 'bad-consistent-hash',
  summary: 'A consistent hash of a DestinationRule has a cookie without name, or a table that cannot be.',
  remedy: 'Name the cookie and its attributes once each. `maglev.tableSize` is a prime below 5000011, and `minimumRingSize` stands alone.',
}, (_, tell, object) => blocksOf(object, 'loadBalancer').filter(({ value }) => value.consistentHash).forEach(({ value, pointer }) => {
  const { httpCookie, minimumRingSize, maglev, ringHash } = record(value.consistentHash);
  const place = `${pointer}/consistentHash`;
  if (httpCookie) tellOfCookie(record(httpCookie), `${place}/httpCookie`, tell);
  if (minimumRingSize && (maglev || ringHash)) tell(`${place}/minimumRingSize`, 'minimumRingSize must not be beside maglev or ringHash');
  const size = record(maglev).tableSize ?? 0;
  if (maglev && !(size < 5000011 && isPrime(Number(size)))) tell(`${place}/maglev`, `tableSize is ${size}; expected a prime below 5000011`);
}));

function tellOfCookie({ name, attributes }: { [key: string]: any }, pointer: string, tell: Tell): void {
  const names = list(attributes).map(attribute => record(attribute).name);
  if (!name) tell(pointer, 'the cookie has no name, and needs one');
  if (names.some((each, i) => !each || names.indexOf(each) !== i)) tell(`${pointer}/attributes`, 'an attribute of the cookie has no name, or is there twice');
}

function isPrime(value: number): boolean {
  if (!Number.isInteger(value) || value < 1) return false;
  for (let factor = 2; factor * factor <= value; factor++) {
    if (value % factor === 0) return false;
  }
  return true;
}
