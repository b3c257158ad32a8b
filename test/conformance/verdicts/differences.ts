import { RealVerdict } from './oracles';
import { Verdict } from './ours';
import { isOfPatchValue } from './patch-values';
import { Reason } from './reasons';
import { Refusing } from '../../../src/analysis/rules/rule';
import { TargetName, TARGETS } from '../suite';

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
  /** What is refused in it, where the API server understands how it is written. */
  readonly reasons?: Reason[];
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
  {
    what: 'bytes that are written as a list',
    because: 'the API server reads a list of numbers as bytes, and takes it; the description of the kinds has text alone, and nobody writes lists',
    targets: [...TARGETS],
    is: ({ name, ours }) => /^(ConfigMap|Secret) /.test(name) && /^CM1002 \/(data|binaryData)\/\S+ \S+ is a list of /.test(ours ?? ''),
  },
  {
    what: 'a data source without a kind',
    because: 'the API server drops it without a word, and the volume is empty: what is meant is lost, and the description says that the kind must be given',
    targets: [...TARGETS],
    is: ({ name, ours }) => name.startsWith('PersistentVolumeClaim ') && (ours ?? '').startsWith('CM1003 /spec/dataSource spec.dataSource has no kind'),
  },
  {
    what: 'values of an update that is not made',
    because: 'the API server does not look at rollingUpdate while a DaemonSet is updated on delete; what is wrong there is wrong as soon as it is',
    targets: [...TARGETS],
    is: ({ object, ours }) => object.kind === 'DaemonSet' && object.spec?.updateStrategy?.type === 'OnDelete' && (ours ?? '').startsWith('CM1201 /spec/updateStrategy/rollingUpdate/'),
  },
];

/** Where the verdicts on an object differ: who refuses it first is compared, since nobody else is asked then. */
export function differenceOf(name: string, object: any, ours: Verdict, real: RealVerdict): Difference | undefined {
  for (const who of ['API server', 'webhook'] as const) {
    const [our, their] = [ours[who], real[who]];
    if ((our === undefined) !== (their === undefined)) return { name, object, who, ours: our, real: their, reasons: real.reasons };
    if (their !== undefined) return undefined;
  }
  return undefined;
}

/** A difference in one line. */
export function toldOf({ name, object, who, ours, real }: Difference): string {
  const said = ours === undefined ? `is taken, and the ${who} refuses it: ${real?.replace(/\s+/g, ' ').trim()}` : `is refused (${ours}), and the ${who} takes it`;
  return `${name} ${said}: ${JSON.stringify(object)}`;
}
