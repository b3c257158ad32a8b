import { badExport } from './bad-export';
import { badJwtRule } from './bad-jwt-rule';
import { badPlugin } from './bad-plugin';
import { badTelemetry } from './bad-telemetry';
import { badWorkloadEntry } from './bad-workload-entry';
import { misplacedDryRun } from './misplaced-dry-run';
import { portsOfNobody } from './ports-of-nobody';
import { privateKey } from './private-key';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about other kinds, and about several. */
export const RULES: ObjectRule[] = [badExport, misplacedDryRun, badJwtRule, privateKey, portsOfNobody, badTelemetry, badPlugin, badWorkloadEntry];
