/** How far a namespace is on its way to strict mTLS and default deny. */
export enum RolloutPhase {
  /** Not in the mesh: nothing is rendered but what was rendered before is taken back. */
  DISABLED = 'disabled',
  /** In the mesh; plaintext is accepted and every call is allowed. */
  PERMISSIVE = 'permissive',
  /** Everything still works; what strict would refuse is logged by the mesh. */
  AUDIT = 'audit',
  /** Plaintext is refused, and so is every call that is not declared. */
  STRICT = 'strict',
}
