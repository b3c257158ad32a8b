import { join } from 'path';
import { Duration } from 'cdk8s';
import { OnlineBoutique } from './boutique';
import { Choice } from './targets';
import {
  CanaryRelease, CanaryReleaseProps, Delivery, Feature, Gate, GitOpsTool, MeshApp, ReleaseStrategy, RequestMatch, RolloutPhase, Slo, Step,
  SupportLevel, TrackCapacity,
} from '../../src';

/** A bundle that was written. */
export interface WrittenRelease {
  readonly service: string;
  readonly folder: string;
  /** How it proceeds, in words. */
  readonly steps: string;
}

/**
 * Two releases of the boutique, each as a bundle: what every commit of it would contain. Their first stage, `running`, is the boutique as its
 * own YAML has it, so that nothing is released there until a commit says so.
 */
export function writeReleases(outdir: string, choice: Choice, phase: RolloutPhase): WrittenRelease[] {
  const boutique = new OnlineBoutique(new MeshApp(), 'boutique', choice, phase);
  const able = (feature: Feature) => choice.target.support(feature).level === SupportLevel.FULL;
  const releases = [
    { service: boutique.services.frontend, ...able(Feature.TRAFFIC_SPLIT) ? BY_WEIGHT : ALL_AT_ONCE },
    ...able(Feature.VERSION_BY_REQUEST) ? [{ service: boutique.services.recommendation, ...BY_HEADER }] : [],
  ];
  return releases.map(({ service, steps, props }) => {
    const folder = join(outdir, 'canary', service.serviceName);
    new CanaryRelease(boutique, `${service.serviceName}-release`, { service, adoption: true, stage: 'running', ...props }).writeBundle(folder);
    return { service: service.serviceName, folder, steps };
  });
}

interface Way {
  readonly steps: string;
  readonly props: Omit<CanaryReleaseProps, 'service'>;
}

const OBJECTIVES = [Slo.successRate({ atLeast: 99.5 }), Slo.latency({ percentile: 99, below: Duration.millis(500) })];

/** The frontend shows its canaries by the color of a banner. */
const FRONTEND = {
  stable: { version: 'v1', capacity: TrackCapacity.fixed(4) },
  canary: { version: 'v2', capacity: TrackCapacity.fixed(4), env: { BANNER_COLOR: '#2a78d6' } },
  slos: OBJECTIVES,
  delivery: Delivery.staged({ gitOps: GitOpsTool.FLUX }),
};

const BY_WEIGHT: Way = {
  steps: 'by 5, 25 and 50 percent, with a preview header and a cookie',
  props: {
    ...FRONTEND,
    strategy: ReleaseStrategy.progressive([5, 25, 50].map(percent => Step.weight(percent, { bake: Duration.minutes(10) }))),
    preview: RequestMatch.header('x-preview', 'v2'),
    affinity: { maxAge: Duration.minutes(30) },
  },
};

/** Without a proxy nobody can tell requests apart, or count them: the Service leads to one version or to the other. */
const ALL_AT_ONCE: Way = {
  steps: 'all at once, since without a proxy requests cannot be told apart',
  props: { ...FRONTEND, slos: [], strategy: ReleaseStrategy.blueGreen({ bake: Duration.minutes(10) }) },
};

/** Whoever calls it has to pass the header on. */
const BY_HEADER: Way = {
  steps: 'as an A/B test by header',
  props: {
    stable: { version: 'v1' },
    canary: { version: 'v2', image: 'example.com/recommendationservice:v2' }, // one of your own
    slos: OBJECTIVES,
    delivery: Delivery.staged({ gitOps: GitOpsTool.ARGO_CD }),
    strategy: ReleaseStrategy.abTest({ match: [RequestMatch.header('x-recommendations', 'b')], bake: Duration.hours(24), gate: Gate.review() }),
  },
};
