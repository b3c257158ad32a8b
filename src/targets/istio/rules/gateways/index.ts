import { credentialNotFound } from './credential-not-found';
import { invalidCredential } from './invalid-credential';
import { gatewayPortWithoutService } from './port-without-service';
import { sharedCertificate } from './shared-certificate';
import { sharedServer } from './shared-server';
import { sharedTlsServer } from './shared-tls-server';
import { gatewayWithoutPods } from './without-pods';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Gateways of Istio. */
export const RULES: ObjectRule[] = [
  sharedTlsServer, sharedServer, sharedCertificate, gatewayWithoutPods, gatewayPortWithoutService, credentialNotFound, invalidCredential,
];
