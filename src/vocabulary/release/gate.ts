/** What lets a release go on. */
export enum GateKind {
  /** Somebody reviews the commit of the next stage. */
  REVIEW = 'review',
  /** The workloads are available; nobody is asked. */
  READY = 'ready',
  /** A service says yes. */
  WEBHOOK = 'webhook',
}

/** Defines what lets a release go on from one stage to the next. */
export class Gate {
  /** Somebody reviews the commit of the next stage; a controller waits for a person. */
  public static review(): Gate {
    return new Gate(GateKind.REVIEW);
  }

  /** Nobody is asked: it goes on when the workloads are available, the time is over and the objectives are met. */
  public static ready(): Gate {
    return new Gate(GateKind.READY);
  }

  /**
   * A service is asked over HTTP, and says yes with status 200.
   *
   * Throws if the address is no http or https URL.
   * @param url address of the service
   */
  public static webhook(url: string): Gate {
    if (!/^https?:\/\/[^\s/]+(\/\S*)?$/.test(url)) throw new Error(`url of a gate must be an http or https URL, got: '${url}'`);
    return new Gate(GateKind.WEBHOOK, url);
  }

  /** Kind of the gate. */
  public readonly kind: GateKind;
  /** Address of the service that is asked. */
  public readonly url?: string;

  private constructor(kind: GateKind, url?: string) {
    this.kind = kind;
    this.url = url;
  }
}
