import { Construct, IConstruct, Node } from 'constructs';

/** A node that brings its children up to date whenever somebody looks at them; a getter on each would take memory on each. */
class LazyNode extends Node {
  constructor(host: Construct, scope: Construct, id: string, private readonly refresh: () => void) {
    super(host, scope, id);
  }

  public get children(): IConstruct[] {
    this.refresh();
    return super.children;
  }
}

/**
 * A construct that brings its children up to date whenever somebody looks at them.
 *
 * Which objects there are depends on the whole call graph. To ask after each declaration would cost as much as there are
 * declarations so far; and what is created while cdk8s validates is neither validated nor ordered.
 */
export function lazyConstruct(scope: Construct, id: string, refresh: () => void): Construct {
  const construct: Construct & { node: Node } = Object.create(Construct.prototype);
  construct.node = new LazyNode(construct, scope, id, refresh);
  return construct;
}
