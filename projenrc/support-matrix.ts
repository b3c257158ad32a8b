import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Proof, supportMatrix } from './support-table';
import { Feature } from '../src';
import { committedReports } from '../test/conformance/run/report-files';

/** Replaces the block between the two marks in README.md. */
const README = join(__dirname, '..', 'README.md');
const [START, END] = ['<!-- support matrix -->', '<!-- /support matrix -->'];
const reports = committedReports();

function proofOf(target: string, feature: Feature): Proof {
  const report = reports.find(each => each.target === target);
  const { proved, missing } = report?.features[feature] ?? {};
  return { level: proved, tests: proved && report!.levels[proved].tests, missing };
}

const text = readFileSync(README, 'utf-8');
const [before, rest] = text.split(START);
const after = rest.split(END)[1];
writeFileSync(README, `${before}${START}\n${supportMatrix(proofOf)}\n${END}${after}`);
