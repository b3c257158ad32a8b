/** Labels of a namespace that put it into the mesh. */
export const WAYS = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];
