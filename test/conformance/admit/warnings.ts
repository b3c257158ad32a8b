/** Warnings that are right, and why we emit what they are about. */
interface Reviewed {
  readonly kind: string;
  readonly warning: RegExp;
  readonly because: string;
}

/** Of the API server or of Istio's webhook; none so far. */
export const REVIEWED: Reviewed[] = [];

/** Whether a warning is in the list. */
export function reviewed(warning: string, { kind }: any): boolean {
  return REVIEWED.some(each => each.kind === kind && each.warning.test(warning));
}
