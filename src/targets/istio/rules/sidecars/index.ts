import { sidecarInAmbient } from './in-ambient';
import { proxySettingsInAmbient } from './proxy-settings-in-ambient';
import { severalDefaultSidecars } from './several-defaults';
import { sidecarsOfOnePod } from './shared-pod';
import { unknownEgressHost } from './unknown-egress-host';
import { sidecarWithoutPods } from './without-pods';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Sidecars. */
export const RULES: ObjectRule[] = [
  sidecarsOfOnePod, severalDefaultSidecars, sidecarWithoutPods, sidecarInAmbient,
  proxySettingsInAmbient, unknownEgressHost,
];
