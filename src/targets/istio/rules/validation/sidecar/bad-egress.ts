import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

/** The listener for everything else is the last one, and listeners have ports of their own. */
export const badEgress: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2381',
  name: 'bad-egress-listener',
  summary: 'An egress listener of a Sidecar has no port and is not the last one, or has a port that cannot be or is there already.',
  remedy: 'Move the listener without port to the end, give the others ports of their own, and port 0 only with `bind: unix://…`.',
}, ({ egress }, tell) => {
  const seen = new Set<unknown>();
  list(egress).map(record).forEach(({ port, bind }, i) => {
    if (!port) {
      if (i < list(egress).length - 1) tell(`/spec/egress/${i}`, 'the listener without port takes all the rest; expected it as the last one');
      return;
    }
    const number = record(port).number ?? 0;
    const key = number === 0 ? bind : number;
    if (number === 0 && !text(bind)?.startsWith('unix://')) tell(`/spec/egress/${i}/port`, 'port 0 needs a bind that begins with unix://');
    else if (seen.has(key)) tell(`/spec/egress/${i}/port`, `port ${key} is there already`);
    seen.add(key);
  });
});
