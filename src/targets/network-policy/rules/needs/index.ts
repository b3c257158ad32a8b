import { ambientProbes } from './ambient-probes';
import { dnsBlocked } from './dns-blocked';
import { dnsWithoutTcp } from './dns-without-tcp';
import { hboneEgressBlocked } from './hbone-egress-blocked';
import { hboneIngressBlocked } from './hbone-ingress-blocked';
import { istiodBlocked } from './istiod-blocked';
import { linkerdBlocked } from './linkerd-blocked';
import { oneSidedCall } from './one-sided-call';
import { openTunnel } from './open-tunnel';
import { proxyEgressBlocked } from './proxy-egress-blocked';
import { proxyIngressBlocked } from './proxy-ingress-blocked';
import { scrapingBlocked } from './scraping';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what pods need of their policies. */
export const RULES: ObjectRule[] = [
  ambientProbes,
  dnsBlocked,
  dnsWithoutTcp,
  hboneEgressBlocked,
  hboneIngressBlocked,
  istiodBlocked,
  linkerdBlocked,
  oneSidedCall,
  openTunnel,
  proxyEgressBlocked,
  proxyIngressBlocked,
  scrapingBlocked,
];
