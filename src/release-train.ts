import { Construct, IConstruct } from 'constructs';
import { located } from './private/located';
import { RequestMatch } from './vocabulary/release/request-match';

/** Properties of a release train. */
export interface ReleaseTrainProps {
  /** Header that asks for the canaries, in any case: 'x-preview'. Services must hand it on with the calls that they make for a request. */
  readonly header: string;
  /**
   * Value of the header.
   * @default 'canary'
   */
  readonly value?: string;
}

/**
 * Lets one request see the canaries of several services: those whose releases name the train are previewed by the same header.
 *
 * A proxy sees a request, and not what it was made for: each service on the way, whether it is released or not, must hand the header on.
 */
export class ReleaseTrain extends Construct {
  /** Requests that reach the canary of every service of the train. */
  public readonly preview: RequestMatch;
  private readonly passengers: IConstruct[] = [];

  /**
   * Defines the header; renders nothing by itself.
   *
   * Throws if the header is no HTTP token, or its value cannot be.
   * @param scope chart or construct that holds the train
   * @param id id of the construct
   * @param props the header
   */
  public constructor(scope: Construct, id: string, props: ReleaseTrainProps) {
    super(scope, id);
    this.preview = located(this, () => RequestMatch.header(props.header, props.value ?? 'canary'));
  }

  /** Releases of the train, in the order of their declaration. */
  public get releases(): IConstruct[] {
    return [...this.passengers];
  }

  /**
   * Takes a release along.
   * @internal
   */
  public _take(release: IConstruct): void {
    this.passengers.push(release);
  }
}
