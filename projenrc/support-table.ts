import { Feature, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, NetworkPolicyTarget, SupportLevel } from '../src';

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

/** What each target answers to each feature, as a Markdown table with the reasons below it. */
export function supportMatrix(): string {
  const notes: string[] = [];
  const cell = (target: IMeshTarget, feature: Feature) => {
    const { level, reason, alternative } = target.support(feature);
    if (reason === undefined) return WORDS[level];
    const note = alternative === undefined ? reason : `${reason}; nearest: ${alternative}`;
    if (!notes.includes(note)) notes.push(note);
    return `${WORDS[level]} (${notes.indexOf(note) + 1})`;
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
