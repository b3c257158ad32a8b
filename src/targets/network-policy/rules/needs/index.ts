import { ambientProbes } from './ambient-probes';
import { istiodBlocked, linkerdBlocked } from './control-planes';
import { dnsBlocked, dnsWithoutTcp } from './dns';
import { oneSidedCall } from './one-sided-call';
import { openTunnel } from './open-tunnel';
import { scrapingBlocked } from './scraping';
import { hboneEgressBlocked, hboneIngressBlocked, proxyEgressBlocked, proxyIngressBlocked } from './tunnels';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what pods need of their policies. */
export const RULES: ObjectRule[] = [
  hboneIngressBlocked, hboneEgressBlocked, proxyIngressBlocked, proxyEgressBlocked, istiodBlocked, linkerdBlocked, ambientProbes, openTunnel,
  dnsBlocked, dnsWithoutTcp, scrapingBlocked, oneSidedCall,
];
