import { readFileSync } from 'fs';
import { join } from 'path';
import { measure } from './measure';
import { Bench } from '../../bench';
import { Check } from '../../suite';

const COMMITTED = join(__dirname, '..', '..', '..', '..', 'docs', 'sidecar-bytes.csv');

/** The committed numbers of few services are those of this library and this istiod. */
export async function bytesRule(bench: Bench): Promise<Check[]> {
  const features = ['configuration-scope'];
  if (!bench.wants('istio-sidecar', features)) return [];
  const lines = readFileSync(COMMITTED, 'utf-8').split('\n');
  const measured = await Promise.all([10, 30].map(services => measure(bench, services)));
  const problems = measured.filter(({ services, with: scoped, without }) => !lines.includes(`${services},${scoped},${without}`))
    .map(each => `docs/sidecar-bytes.csv does not say ${JSON.stringify(each)}`);
  return [{ target: 'istio-sidecar', name: 'the configuration of a sidecar is as small as docs/sidecar-bytes.csv says', features, problems }];
}
