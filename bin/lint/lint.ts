import { parseArgs } from 'node:util';
import { githubOf } from './formats/github';
import { jsonOf } from './formats/json';
import { junitOf } from './formats/junit';
import { sarifOf } from './formats/sarif';
import { textOf } from './formats/text';
import { load } from './load';
import { located, LocatedFinding } from './located-finding';
import { readSources } from './sources';
import { objectFindings } from '../../src/analysis/object-findings';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE, Profile } from '../../src/analysis/rules/profile';
import { RuleSeverity } from '../../src/analysis/rules/rule';
import { Outcome } from '../main';
import { UsageError } from '../usage-error';

const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'];
const TARGETS = ['istio-sidecar', 'istio-ambient', 'linkerd', 'network-policy'];
/** Each fails on itself and on what is worse. */
const FAILING: { [severity: string]: RuleSeverity[] } = { error: ['error'], warning: ['error', 'warning'], info: ['error', 'warning', 'info'] };

const OPTIONS = {
  'format': { type: 'string', default: 'text' },
  'target': { type: 'string', multiple: true, default: [] as string[] },
  'istio-version': { type: 'string' },
  'linkerd-version': { type: 'string' },
  'trust-domain': { type: 'string', default: DEFAULT_PROFILE.trustDomain },
  'fail-on': { type: 'string', default: 'error' },
  'partial': { type: 'boolean', default: false },
  'each': { type: 'boolean', default: false },
} as const;

/** What is wrong with objects in files: `lint [FILE|FOLDER|-]...`. */
export function lint(args: string[]): Outcome {
  const { values, positionals } = read(args);
  const format = oneOf('--format', values.format, FORMATS);
  const failing = FAILING[oneOf('--fail-on', values['fail-on'], Object.keys(FAILING))];
  const profile = profileOf(values);
  const paths = positionals.length > 0 ? positionals : ['.'];
  const clusters = (values.each ? paths.map(path => [path]) : [paths]).map(each => findingsIn(each, profile));
  const findings = clusters.flatMap(each => each.findings);
  const [objects, files] = [sum(clusters.map(each => each.objects)), sum(clusters.map(each => each.files))];
  if (objects === 0 && findings.length === 0) throw new UsageError(`there must be objects in ${paths.join(', ')}, got: none in ${counted(files, 'file')}`);
  const fails = ({ entry }: LocatedFinding) => failing.includes(entry.severity);
  const summary = `${counted(findings.length, 'finding')} in ${counted(objects, 'object')} of ${counted(files, 'file')}`;
  return { text: written(format, findings, summary, fails), code: findings.some(fails) ? 1 : 0 };
}

/** What is found in files and folders that make up one cluster. */
function findingsIn(paths: string[], profile: Profile): { findings: LocatedFinding[]; objects: number; files: number } {
  const sources = readSources(paths);
  const loaded = load(sources);
  const findings = objectFindings(ObjectSet.from(loaded.objects.map(({ object }) => object)), profile);
  return { findings: located(findings, loaded), objects: loaded.objects.length, files: sources.length };
}

function written(format: string, findings: LocatedFinding[], summary: string, fails: (finding: LocatedFinding) => boolean): string {
  if (format === 'json') return jsonOf(findings);
  if (format === 'sarif') return sarifOf(findings);
  if (format === 'junit') return junitOf(findings, fails);
  const lines = format === 'github' ? githubOf(findings) : textOf(findings);
  return [lines, summary].filter(part => part !== '').join('\n\n');
}

function read(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function profileOf(values: ReturnType<typeof read>['values']): Profile {
  const [istio, linkerd] = [version(values, 'istio-version'), version(values, 'linkerd-version')];
  return {
    ...DEFAULT_PROFILE,
    targets: values.target.map(target => oneOf('--target', target, TARGETS)),
    trustDomain: values['trust-domain'],
    versions: { ...istio && { istio }, ...linkerd && { linkerd } },
    complete: !values.partial,
  };
}

/** First and last release that rules know of. */
const VERSIONS = { 'istio-version': ['1.22', '1.31'], 'linkerd-version': ['2.15', '2.20'] };

function version(values: ReturnType<typeof read>['values'], option: keyof typeof VERSIONS): string | undefined {
  const given = values[option];
  if (given === undefined) return undefined;
  const [first, last] = VERSIONS[option];
  const [major, minor] = first.split('.');
  const parts = /^(\d+)\.(0|[1-9]\d*)$/.exec(given);
  const isKnown = parts && parts[1] === major && Number(parts[2]) >= Number(minor) && Number(parts[2]) <= Number(last.split('.')[1]);
  if (isKnown) return given;
  throw new UsageError(`--${option} must be a minor version from ${first} to ${last}, got: '${given}'`);
}

function oneOf(option: string, given: string, all: string[]): string {
  if (all.includes(given)) return given;
  throw new UsageError(`${option} must be one of ${all.join(', ')}, got: '${given}'`);
}

function sum(numbers: number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}

function counted(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}
