/** Codes of Istio that some rule claims and that no comparison here has, and why. */
export const NOT_COMPARED: { [code: string]: string } = {};
