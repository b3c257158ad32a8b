import { TargetName } from '../suite';
import { aboveInfo, Analysis, Message } from './analyzers';

/** A message that is right, and why we emit what it is about. */
interface Reviewed {
  readonly targets: TargetName[];
  /** Name of the course in which it occurs. */
  readonly course: string;
  readonly code: string;
  readonly origin: string;
  readonly because: string;
}

const REVIEWED: Reviewed[] = [
  {
    targets: ['istio-sidecar', 'istio-ambient'],
    course: 'the program of strict-mtls',
    code: 'IST0127',
    origin: 'AuthorizationPolicy shop/allow-nothing',
    because: 'a namespace refuses what is not declared from its first workload on; this program declares none yet',
  },
];

/** What is to be said of a course: messages that nobody reviewed, and reviewed ones that do not occur any more. */
export function unreviewed(target: TargetName, course: string, analyses: Analysis[]): string[] {
  const reviewed = REVIEWED.filter(each => each.targets.includes(target) && each.course === course);
  const messages = analyses.flatMap(aboveInfo);
  const matches = (entry: Reviewed) => ({ code, origin }: Message) => entry.code === code && entry.origin === origin;
  const open = messages.filter(message => !reviewed.some(entry => matches(entry)(message)));
  const gone = reviewed.filter(entry => !messages.some(matches(entry)));
  return [
    ...new Set(open.map(({ level, code, origin, message }) => `${level} ${code} ${origin}: ${message}`)),
    ...gone.map(({ code, origin }) => `${code} of ${origin} is reviewed, and does not occur`),
  ];
}
