import { credentialNotFound, invalidCredential } from './credentials';
import { gatewayPortWithoutService } from './port-without-service';
import { sharedCertificate } from './shared-certificate';
import { sharedServer, sharedTlsServer } from './shared-server';
import { gatewayWithoutPods } from './without-pods';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Gateways of Istio. */
export const RULES: ObjectRule[] = [
  sharedTlsServer, sharedServer, sharedCertificate, gatewayWithoutPods, gatewayPortWithoutService, credentialNotFound, invalidCredential,
];
