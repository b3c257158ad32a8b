import { RULES as COMPANIONS } from './companions';
import { RULES as INGRESSES } from './ingresses';
import { RULES as OBJECTS } from './objects';
import { RULES as REFUSED } from './refused';
import { RULES as SERVICES } from './services';
import { RULES as WORKLOADS } from './workloads';
import { ObjectRule } from '../rule';

/** Rules about objects that every mesh reads. */
export const RULES: ObjectRule[] = [...OBJECTS, ...SERVICES, ...WORKLOADS, ...INGRESSES, ...COMPANIONS, ...REFUSED];
