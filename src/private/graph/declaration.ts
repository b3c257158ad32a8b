import { Feature } from '../../vocabulary/feature';

/** Where a declaration stands: for messages, and for the losses it accepts. */
export interface Declaration {
  readonly path: string;
  readonly acceptedLosses: Feature[];
}
