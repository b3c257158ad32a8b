import { autoscalerTarget } from './autoscaler-target';
import { dataKeys } from './data-keys';
import { ingressBackend } from './ingress-backend';
import { roleRule } from './role-rule';
import { roleSubject } from './role-subject';
import { secretOfType } from './secret-of-type';
import { selectorRefused } from './selector-refused';
import { serviceOfType } from './service-of-type';
import { templateMetadata } from './template-metadata';
import { variableSource } from './variable-source';
import { ObjectRule } from '../../../rule';

/** Rules about fields of built-in kinds that depend on each other, and about names in them. */
export const RULES: ObjectRule[] = [
  selectorRefused, templateMetadata, dataKeys, secretOfType, ingressBackend, serviceOfType, roleRule, roleSubject, autoscalerTarget, variableSource,
];
