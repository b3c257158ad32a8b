import { autoscalerBounds } from './autoscaler-bounds';
import { budgetBounds } from './budget-bounds';
import { RULES as CONTENTS } from './contents';
import { ingressPath } from './ingress-path';
import { limitBelowRequest } from './limit-below-request';
import { mountWithoutVolume } from './mount-without-volume';
import { nameTwice } from './name-twice';
import { podValueRefused } from './pod-value-refused';
import { probeHandler } from './probe-handler';
import { restartPolicy } from './restart-policy';
import { valueRefused } from './value-refused';
import { withoutImage } from './without-image';
import { ObjectRule } from '../../rule';

/** Rules about what the API server refuses in built-in kinds, beyond their types. */
export const RULES: ObjectRule[] = [
  valueRefused, podValueRefused, restartPolicy, withoutImage, nameTwice, mountWithoutVolume, limitBelowRequest,
  autoscalerBounds, budgetBounds, ingressPath, probeHandler, ...CONTENTS,
];
