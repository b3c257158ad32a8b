import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Mirrors are listed, or there is one. */
export const twoMirrors: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2312',
  name: 'mirror-and-mirrors',
  summary: 'A route of a VirtualService has both `mirror` and `mirrors`.',
  remedy: 'Move the one of `mirror` into `mirrors`, with `mirrorPercentage` as its `percentage`.',
}, (_, tell, object) => routesOf(object).filter(({ value }) => value.mirror && list(value.mirrors).length > 0)
  .forEach(({ pointer }) => tell(`${pointer}/mirror`, 'mirror must not be beside mirrors; expected one of them')));
