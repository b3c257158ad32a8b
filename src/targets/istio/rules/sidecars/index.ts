import { sidecarInAmbient } from './in-ambient';
import { severalDefaultSidecars } from './several-defaults';
import { sidecarsOfOnePod } from './shared-pod';
import { sidecarWithoutPods } from './without-pods';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Sidecars. */
export const RULES: ObjectRule[] = [sidecarsOfOnePod, severalDefaultSidecars, sidecarWithoutPods, sidecarInAmbient];
