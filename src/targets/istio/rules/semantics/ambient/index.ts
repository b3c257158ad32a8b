import { actionInZtunnel } from './action-in-ztunnel';
import { dryRunInZtunnel } from './dry-run-in-ztunnel';
import { httpRuleInZtunnel } from './http-rule-in-ztunnel';
import { missingWaypoint } from './missing-waypoint';
import { targetWithoutWaypoint } from './target-without-waypoint';
import { trustDomainInZtunnel } from './trust-domain-in-ztunnel';
import { unguardedVersion } from './unguarded-version';
import { waypointBypass } from './waypoint-bypass';
import { waypointNotFound } from './waypoint-not-found';
import { waypointNotLetIn } from './waypoint-not-let-in';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about policies where there are no sidecars. */
export const RULES: ObjectRule[] = [
  waypointBypass, waypointNotLetIn, waypointNotFound,
  httpRuleInZtunnel, trustDomainInZtunnel, actionInZtunnel, dryRunInZtunnel, targetWithoutWaypoint, missingWaypoint, unguardedVersion,
];
