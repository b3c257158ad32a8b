import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { parse, stringify } from 'yaml';
import { FeatureReport, Report, VERSIONS } from './report';
import { TargetName, TARGETS } from '../suite';

const ROOT = join(__dirname, '..', '..', '..');
const REPORTS = join(__dirname, '..', 'reports');

/** Path of the report of a target, from the root of the project. */
export function reportPath(target: TargetName): string {
  return relative(ROOT, join(REPORTS, `${target}-${VERSIONS[target]}.yaml`));
}

/** Writes the reports that are committed. */
export function writeReports(reports: Report[]): void {
  mkdirSync(REPORTS, { recursive: true });
  for (const report of reports) writeFileSync(join(ROOT, reportPath(report.target)), stringify(report, { lineWidth: 150 }));
}

/** The committed report of a target. */
export function committedReport(target: TargetName): Report | undefined {
  const path = join(ROOT, reportPath(target));
  return existsSync(path) ? parse(readFileSync(path, 'utf-8')) : undefined;
}

/** All committed reports. */
export function committedReports(): Report[] {
  return TARGETS.flatMap(target => committedReport(target) ?? []);
}

/** What differs from the committed reports, of the levels that could be asked on this machine. */
export function differences(reports: Report[]): string[] {
  return reports.flatMap(report => {
    const committed = committedReport(report.target);
    if (!committed) return [`${report.target}: no report is committed`];
    const ran = Object.keys(report.levels).filter(level => report.levels[level].result !== 'skipped');
    const said = ({ support, missing }: FeatureReport) => ({ support, missing });
    const answers = Object.keys(report.features).flatMap(feature => differing(
      `${report.target} ${feature}`, said(committed.features[feature] ?? {}), said(report.features[feature])));
    return [...answers, ...ran.flatMap(level => [
      ...differing(`${report.target} ${level}`, committed.levels[level]?.result, report.levels[level].result),
      ...differing(`${report.target} ${level} rules`, committed.levels[level]?.rules, report.levels[level].rules),
      ...differing(`${report.target} ${level} judges`, committed.levels[level]?.judges, report.levels[level].judges),
      ...Object.keys(report.features).flatMap(feature => differing(
        `${report.target} ${level} ${feature}`, committed.features[feature]?.rules?.[level], report.features[feature].rules?.[level])),
    ])];
  });
}

function differing(what: string, committed: unknown, got: unknown): string[] {
  const [before, now] = [committed, got].map(value => JSON.stringify(value));
  return before === now ? [] : [`${what}: the committed report says ${before}, this run ${now}; write it anew with npx projen conformance`];
}
