import { IConstruct } from 'constructs';

/** Does what a construct declares; what is wrong with it is told with the place in the construct tree. */
export function located<T>(construct: IConstruct, declare: () => T): T {
  try {
    return declare();
  } catch (error) {
    throw new Error(`${(error as Error).message}, at '${construct.node.path}'`, { cause: error });
  }
}
