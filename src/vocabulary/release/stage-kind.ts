/** What a stage is for. */
export enum StageKind {
  /** As it was before the release is declared. */
  RUNNING = 'running',
  /** Takes over a Deployment that runs already. */
  ADOPT = 'adopt',
  /** One version. */
  BASELINE = 'baseline',
  /** The canary runs, and gets no requests. */
  PREPARE = 'prepare',
  /** Requests that ask for the canary reach it. */
  PREVIEW = 'preview',
  /** The canary gets copies of requests. */
  MIRROR = 'mirror',
  /** The canary gets a share of the requests. */
  SHIFT = 'shift',
  /** The canary gets the requests of the test. */
  TEST = 'test',
  /** The canary gets all requests; the stable version still runs. */
  PROMOTE = 'promote',
  /** The canary is all there is. */
  RETIRE = 'retire',
  /** All requests go back to the stable version; both still run. */
  ABORT = 'abort',
}
