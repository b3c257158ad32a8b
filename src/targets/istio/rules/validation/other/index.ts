import { badExport } from './bad-export';
import { badJwtRule } from './bad-jwt-rule';
import { badPlugin } from './bad-plugin';
import { badWorkloadEntry } from './bad-workload-entry';
import { misplacedDryRun } from './misplaced-dry-run';
import { privateKey } from './private-key';
import { severalTracers } from './several-tracers';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about other kinds, and about several. */
export const RULES: ObjectRule[] = [badExport, misplacedDryRun, badJwtRule, privateKey, severalTracers, badPlugin, badWorkloadEntry];
