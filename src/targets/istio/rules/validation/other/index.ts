import { badDuration } from './bad-duration';
import { badEnvoyPatch } from './bad-envoy-patch';
import { badExport } from './bad-export';
import { badJwtRule } from './bad-jwt-rule';
import { badPlugin } from './bad-plugin';
import { badWorkloadEntry } from './bad-workload-entry';
import { badWorkloadLabels } from './bad-workload-labels';
import { misplacedDryRun } from './misplaced-dry-run';
import { numberTooLarge } from './number-too-large';
import { privateKey } from './private-key';
import { severalTracers } from './several-tracers';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about other kinds, and about several. */
export const RULES: ObjectRule[] = [
  badExport, misplacedDryRun, badJwtRule, privateKey, severalTracers, badPlugin, badWorkloadEntry, numberTooLarge, badEnvoyPatch,
  badWorkloadLabels, badDuration,
];
