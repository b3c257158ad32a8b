import {
  Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, NetworkPolicyTarget, Support, SupportLevel,
} from '../src';

const TARGETS: [string, IMeshTarget][] = [
  ['Istio sidecar', new IstioSidecarTarget()],
  ['Istio ambient', new IstioAmbientTarget({ dryRun: true, gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, defaultRetries: false })],
  ['Linkerd', new LinkerdTarget()],
  ['NetworkPolicy', new NetworkPolicyTarget()],
];

const WORDS: Record<SupportLevel, string> = {
  [SupportLevel.FULL]: 'full',
  [SupportLevel.NOT_NEEDED]: 'not needed',
  [SupportLevel.PARTIAL]: 'partial',
  [SupportLevel.NONE]: 'none',
};

/** How far a feature is proved on the control planes and proxies of a target. */
export interface Proof {
  /** The highest level that proves it. */
  readonly level?: string;
  /** Folder of its rules. */
  readonly tests?: string;
  /** What is missing to a proof by traffic. */
  readonly missing?: string;
}

/** Proofs by target and feature. */
export type Proofs = (target: string, feature: Feature) => Proof;

/** What each target answers to each feature and how far that is proved, as a Markdown table with the reasons below it. */
export function supportMatrix(proofs: Proofs): string {
  const notes: string[] = [];
  const numbered = (note: string) => {
    if (!notes.includes(note)) notes.push(note);
    return ` (${notes.indexOf(note) + 1})`;
  };
  const cell = (target: IMeshTarget, feature: Feature) => {
    const support = target.support(feature);
    return `${WORDS[support.level]}${reasonOf(support, numbered)}${proofOf(support, proofs(target.name, feature), numbered)}`;
  };
  const rows = Object.values(Feature).map(feature => `| ${[feature, ...TARGETS.map(([, target]) => cell(target, feature))].join(' | ')} |`);
  return [
    `| feature | ${TARGETS.map(([name]) => name).join(' | ')} |`,
    `|---|${TARGETS.map(() => '---|').join('')}`,
    ...rows,
    '',
    ...notes.map((note, i) => `${i + 1}. ${note}`),
  ].join('\n');
}

function reasonOf({ reason, alternative }: Support, numbered: (note: string) => string): string {
  if (reason === undefined) return '';
  return numbered(alternative === undefined ? reason : `${reason}; nearest: ${alternative}`);
}

/** What is not carried is not proved here, and what needs no object only where its effect was seen. */
function proofOf({ level }: Support, { level: proved, tests, missing }: Proof, numbered: (note: string) => string): string {
  const carried = [SupportLevel.FULL, SupportLevel.PARTIAL].includes(level);
  const seen = level === SupportLevel.NOT_NEEDED && proved !== undefined && !['admit', 'analyze'].includes(proved);
  if (!carried && !seen) return '';
  return `, ${proved === undefined ? 'no proof' : `[${proved}](${tests})`}${missing === undefined ? '' : numbered(missing)}`;
}
