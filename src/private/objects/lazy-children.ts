import { Construct, Node } from 'constructs';

const { get: childrenOf } = Object.getOwnPropertyDescriptor(Node.prototype, 'children')!;

/**
 * Lets one of our own constructs bring its children up to date whenever somebody looks at them.
 *
 * Which objects there are depends on the whole call graph. To ask after each declaration would cost as much as there are
 * declarations so far; and what is created while cdk8s validates is neither validated nor ordered.
 */
export function lazyChildren(construct: Construct, refresh: () => void): Construct {
  const { node } = construct;
  Object.defineProperty(node, 'children', {
    get: () => {
      refresh();
      return childrenOf!.call(node);
    },
  });
  return construct;
}
