import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Bench } from '../bench';
import { INGRESS_GATEWAY, objectsOf } from './documents';
import { ourVerdict } from './judge';
import { askIstio } from './oracle';
import { Said } from './pairs';
import { moduleFolder } from '../machine/modules';
import { SAMPLES } from './reviewed/samples';

/** A file of objects, or objects that a program renders. */
export interface Sample {
  readonly name: string;
  readonly documents: any[];
}

/** Errors of ours that no analyzer gives for the same object. */
export interface FalseAlarms {
  readonly samples: number;
  readonly errors: { readonly sample: string; readonly error: Said }[];
}

/**
 * Istio's own samples: every file of YAML of which each document is an object of Kubernetes. Templates and values of Helm, a description of
 * an API and settings of other programs are none.
 */
export function istioSamples(): Sample[] {
  const root = join(moduleFolder('istio'), 'samples');
  const files = (readdirSync(root, { recursive: true }) as string[]).filter(file => /\.ya?ml$/.test(file)).sort();
  return samplesIn(root, files);
}

/** Files below a folder, without those that have something that is no object. */
export function samplesIn(root: string, files: string[]): Sample[] {
  return files.map(name => ({ name, text: readFileSync(join(root, name), 'utf-8') }))
    .filter(({ text }) => !/^\s*\{\{/m.test(text))
    .map(({ name, text }) => ({ name, documents: objectsOf(text) }))
    .filter(({ documents }) => documents.length > 0 && documents.every(each => typeof each?.apiVersion === 'string' && typeof each.kind === 'string'));
}

/** Asks Istio about the samples in which we find errors. */
export async function falseAlarms(bench: Bench, name: string, samples: Sample[]): Promise<FalseAlarms> {
  const found = samples.map(sample => ({ sample, errors: ourVerdict(bench, [...sample.documents, ...INGRESS_GATEWAY]).filter(({ severity }) => severity === 'error') }))
    .filter(({ errors }) => errors.length > 0);
  const files = found.map(({ sample }, i) => [bench.write(`${name}/${i}.yaml`, sample.documents)]);
  const told = files.length > 0 ? await askIstio(bench, files) : [];
  const errors = found.flatMap(({ sample, errors: ours }, i) => ours
    .filter(({ elsewhere, origin }) => !told[i].verdicts.some(each => each.origin === origin && elsewhere.includes(each.code)))
    .map(error => ({ sample: sample.name, error })));
  return { samples: samples.length, errors };
}

/** Errors that nobody reviewed, and reviewed ones that do not occur any more. */
export function unreviewedAlarms({ errors }: FalseAlarms, reviewed = SAMPLES): string[] {
  const key = (sample: string, { code, origin }: Pick<Said, 'code' | 'origin'>) => `${sample} ${code} ${origin}`;
  const open = errors.filter(({ sample, error }) => !reviewed.some(each => key(each.sample, each) === key(sample, error)));
  const gone = reviewed.filter(each => !errors.some(({ sample, error }) => key(each.sample, each) === key(sample, error)));
  return [
    ...open.map(({ sample, error }) => `${sample}: ${error.code} of ${error.origin}: ${error.text}`),
    ...gone.map(({ sample, code, origin }) => `${sample}: ${code} of ${origin} is reviewed, and does not occur`),
  ];
}
