
/** The page about policies and DNS. */
export const SEE = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic';
