import { Verdict } from './ours';
import { isOfPatchValue } from './patch-values';
import { Refusing } from '../../../src/analysis/rules/rule';
import { TargetName } from '../suite';

/** Two verdicts on one object that are not the same. */
export interface Difference {
  /** File and place of an example, or the kind of what is generated. */
  readonly name: string;
  readonly object: any;
  readonly who: Refusing;
  /** Why we refuse it; nothing if we take it. */
  readonly ours?: string;
  /** Why the real one refuses it; nothing if it takes it. */
  readonly real?: string;
}

/** A difference that is right. */
interface Justified {
  readonly what: string;
  readonly because: string;
  readonly targets: TargetName[];
  is(difference: Difference): boolean;
}

/** Differences that stay; one that is not met any more must be taken out. */
export const JUSTIFIED: Justified[] = [
  {
    what: 'an EnvoyFilter with a value that is none of Envoy\'s messages',
    because: 'the webhook knows all messages of Envoy, and what a patch may have is looked at here only as far as it is Istio\'s own',
    targets: ['istio-sidecar', 'istio-ambient'],
    is: ({ name, object, ours, real }) => name.startsWith('networking.istio.io/EnvoyFilter ') && ours === undefined && isOfPatchValue(real!, object),
  },
];

/** Where the verdicts on an object differ: who refuses it first is compared, since nobody else is asked then. */
export function differenceOf(name: string, object: any, ours: Verdict, real: Verdict): Difference | undefined {
  for (const who of ['API server', 'webhook'] as const) {
    const [our, their] = [ours[who], real[who]];
    if ((our === undefined) !== (their === undefined)) return { name, object, who, ours: our, real: their };
    if (their !== undefined) return undefined;
  }
  return undefined;
}

/** A difference in one line. */
export function toldOf({ name, object, who, ours, real }: Difference): string {
  const said = ours === undefined ? `is taken, and the ${who} refuses it: ${real?.replace(/\s+/g, ' ').trim()}` : `is refused (${ours}), and the ${who} takes it`;
  return `${name} ${said}: ${JSON.stringify(object)}`;
}
