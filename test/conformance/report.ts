import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';
import { supportOf } from './cases/targets';
import { GAPS } from './gaps';
import { Outcome } from './inside';
import { Check, Level, LEVELS, Suite, TargetName, TARGETS } from './suite';
import { Feature } from '../../src';

/** What became of a suite. */
export interface SuiteResult {
  readonly suite: Suite;
  readonly skipped?: string;
  readonly outcome?: Outcome;
}

/** What a level said of a target. */
export interface LevelReport {
  readonly result: 'passed' | 'failed' | 'skipped';
  readonly why?: string;
  readonly rules?: number;
  readonly judges?: { [name: string]: string };
  readonly notes?: string[];
}

/** What is proved of a feature: by level, how many rules held. */
export interface FeatureReport {
  readonly support: string;
  /** The highest level at which rules of the feature held. */
  readonly proved?: Level;
  readonly rules?: { [level: string]: number | 'failed' };
  /** Why no higher level, or none, proves it. */
  readonly missing?: string;
}

/** What is proved of a target. */
export interface Report {
  readonly target: TargetName;
  readonly version: string;
  readonly levels: { [level: string]: LevelReport };
  readonly features: { [feature: string]: FeatureReport };
}

export const REPORTS = join(__dirname, 'reports');
export const VERSIONS: Record<TargetName, string> = { 'istio-sidecar': '1.31', 'istio-ambient': '1.31', 'linkerd': '2.20', 'network-policy': '1.35' };

/** Path of the report of a target. */
export function reportPath(target: TargetName): string {
  return join(REPORTS, `${target}-${VERSIONS[target]}.yaml`);
}

/** One report a target that was asked for. */
export function reportsOf(results: SuiteResult[]): Report[] {
  return TARGETS.filter(target => results.some(({ suite }) => suite.targets.includes(target))).map(target => {
    const own = results.filter(({ suite }) => suite.targets.includes(target));
    return { target, version: VERSIONS[target], levels: levelsOf(target, own), features: featuresOf(target, own) };
  });
}

function levelsOf(target: TargetName, results: SuiteResult[]): { [level: string]: LevelReport } {
  return Object.fromEntries(LEVELS.filter(level => results.some(({ suite }) => suite.level === level)).map(level => {
    const { suite, skipped, outcome } = results.find(each => each.suite.level === level)!;
    if (skipped !== undefined) return [level, { result: 'skipped' as const, why: skipped }];
    const checks = outcome!.checks.filter(check => check.target === target);
    const failed = outcome!.broken !== undefined || checks.some(({ problems }) => problems.length > 0);
    const notes = outcome!.notes.length > 0 ? { notes: outcome!.notes } : {};
    return [level, { result: failed ? 'failed' as const : 'passed' as const, rules: checks.length, judges: suite.versions, ...notes }];
  }));
}

function featuresOf(target: TargetName, results: SuiteResult[]): { [feature: string]: FeatureReport } {
  return Object.fromEntries(Object.values(Feature).map(feature => {
    const rules: { [level: string]: number | 'failed' } = {};
    for (const { suite, outcome } of results) {
      const about = (outcome?.checks ?? []).filter(check => check.target === target && check.features.includes(feature));
      if (about.length > 0) rules[suite.level] = held(about);
    }
    const proved = [...LEVELS].reverse().find(level => typeof rules[level] === 'number');
    const missing = GAPS[target][feature as Feature];
    return [feature, { support: supportOf(target, feature), ...proved && { proved, rules }, ...missing && { missing } }];
  }));
}

function held(checks: Check[]): number | 'failed' {
  return checks.some(({ problems }) => problems.length > 0) ? 'failed' : checks.length;
}

export function writeReports(reports: Report[]): void {
  mkdirSync(REPORTS, { recursive: true });
  for (const report of reports) writeFileSync(reportPath(report.target), stringify(report, { lineWidth: 150 }));
}

/** What differs from the committed reports, of the levels that could be asked here. */
export function differences(reports: Report[]): string[] {
  return reports.flatMap(report => {
    if (!existsSync(reportPath(report.target))) return [`${report.target}: no report is committed`];
    const committed: Report = parse(readFileSync(reportPath(report.target), 'utf-8'));
    const ran = Object.keys(report.levels).filter(level => report.levels[level].result !== 'skipped');
    return ran.flatMap(level => [
      ...differing(`${report.target} ${level}`, committed.levels[level]?.result, report.levels[level].result),
      ...Object.keys(report.features).flatMap(feature => differing(
        `${report.target} ${level} ${feature}`, committed.features[feature]?.rules?.[level], report.features[feature].rules?.[level])),
    ]);
  });
}

function differing(what: string, committed: unknown, got: unknown): string[] {
  return committed === got ? [] : [`${what}: the committed report says ${committed}, this run ${got}; write it anew with npx projen conformance`];
}
