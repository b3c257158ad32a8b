import { mtlsOfServicePort } from './mtls-of-service-port';
import { noMtlsToStrict } from './no-mtls-to-strict';
import { severalDefaultPeerAuthentications } from './several-defaults';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about mTLS. */
export const RULES: ObjectRule[] = [severalDefaultPeerAuthentications, noMtlsToStrict, mtlsOfServicePort];
