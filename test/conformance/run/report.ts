import { GAPS } from './gaps';
import { Outcome } from './inside';
import { Feature } from '../../../src';
import { supportOf } from '../cases/targets';
import { Check, Level, LEVELS, Suite, suiteFolder, TargetName, TARGETS } from '../suite';

/** What became of a suite. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly skipped?: string;
  readonly outcome?: Outcome;
}

/** What a level said of a target. */
export interface LevelReport {
  readonly result: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped. */
  readonly why?: string;
  /** How many rules were held. */
  readonly rules?: number;
  /** Folder of the rules, from the root of the project. */
  readonly tests?: string;
  /** Versions of what judged. */
  readonly judges?: { [name: string]: string };
  readonly notes?: string[];
}

/** What is proved of a feature. */
export interface FeatureReport {
  /** What the target says of it. */
  readonly support: string;
  /** The highest level at which all rules of the feature held. */
  readonly proved?: Level;
  /** Names of the rules that held, by level; 'failed' if one did not. */
  readonly rules?: { [level: string]: string[] | 'failed' };
  /** Why nothing carried by traffic proves it. */
  readonly missing?: string;
}

/** What is proved of a target. */
export interface Report {
  readonly target: TargetName;
  readonly version: string;
  readonly levels: { [level: string]: LevelReport };
  readonly features: { [feature: string]: FeatureReport };
}

/** Versions of the meshes, and of Kubernetes, that reports are about. */
export const VERSIONS: Record<TargetName, string> = { 'istio-sidecar': '1.31', 'istio-ambient': '1.31', 'linkerd': '2.20', 'network-policy': '1.35' };

/** One report for each target. */
export function reportsOf(results: SuiteResult[], targets: readonly TargetName[] = TARGETS): Report[] {
  return targets.filter(target => results.some(({ suite }) => suite.targets.includes(target))).map(target => {
    const own = results.filter(({ suite }) => suite.targets.includes(target));
    const levels = LEVELS.flatMap(level => own.filter(({ suite }) => suite.level === level).map(result => [level, levelOf(target, result)]));
    return { target, version: VERSIONS[target], levels: Object.fromEntries(levels), features: featuresOf(target, own) };
  });
}

function levelOf(target: TargetName, { suite, skipped, outcome }: SuiteResult): LevelReport {
  if (skipped !== undefined) return { result: 'skipped', why: skipped };
  const checks = outcome!.checks.filter(check => check.target === target);
  const failed = outcome!.broken !== undefined || checks.length === 0 || checks.some(({ problems }) => problems.length > 0);
  const notes = outcome!.notes.length > 0 ? { notes: outcome!.notes } : {};
  return { result: failed ? 'failed' : 'passed', rules: checks.length, tests: suiteFolder(suite), judges: suite.versions, ...notes };
}

function featuresOf(target: TargetName, results: SuiteResult[]): { [feature: string]: FeatureReport } {
  return Object.fromEntries(Object.values(Feature).map(feature => {
    const rules: { [level: string]: string[] | 'failed' } = {};
    for (const { suite, outcome } of results) {
      const about = (outcome?.checks ?? []).filter(check => check.target === target && check.features.includes(feature));
      if (about.length > 0) rules[suite.level] = held(about);
    }
    const proved = [...LEVELS].reverse().find(level => Array.isArray(rules[level]));
    const missing = GAPS[target][feature];
    return [feature, { support: supportOf(target, feature), ...proved && { proved, rules }, ...missing !== undefined && { missing } }];
  }));
}

function held(checks: Check[]): string[] | 'failed' {
  return checks.some(({ problems }) => problems.length > 0) ? 'failed' : checks.map(({ name }) => name).sort();
}

/** Cells that are neither proved by traffic nor say why not, and those that excuse what is proved. */
export function unexplained(reports: Report[]): string[] {
  return reports.filter(({ levels }) => levels.traffic?.result === 'passed').flatMap(({ target, features }) =>
    Object.entries(features).flatMap(([feature, { support, rules = {}, missing }]) => {
      const proved = rules.traffic !== undefined;
      if (proved && missing !== undefined) return [`${target} ${feature} is carried by traffic, and gaps.ts says why it is not`];
      if (!proved && missing === undefined && ['full', 'partial'].includes(support)) return [`${target} ${feature} is not carried by traffic, and gaps.ts does not say why`];
      return [];
    }));
}
