import { App } from 'cdk8s';
import { IConstruct } from 'constructs';

/** The synthesis of an app that is going on, if any. */
interface Syntheses {
  current?: object;
}

const known = new WeakMap<IConstruct, Syntheses>();

/**
 * One answer for each synthesis of an app, and a new one whenever somebody asks outside of one.
 *
 * cdk8s asks every validation again for each chart; what is asked about the whole app would be answered as often as there are charts.
 * Nothing but the app itself knows where a synthesis begins and ends.
 */
export class OncePerSynthesis<T> {
  private last?: { readonly synthesis: object; readonly answer: T };

  constructor(private readonly root: IConstruct, private readonly compute: () => T) {
    synthesesOf(root);
  }

  /** The answer. */
  public get(): T {
    const synthesis = synthesesOf(this.root).current;
    if (synthesis === undefined) return this.compute();
    if (this.last?.synthesis !== synthesis) this.last = { synthesis, answer: this.compute() };
    return this.last.answer;
  }
}

function synthesesOf(root: IConstruct): Syntheses {
  const seen = known.get(root);
  if (seen) return seen;
  const syntheses: Syntheses = {};
  known.set(root, syntheses);
  if (root instanceof App) {
    const [synth, synthYaml] = [root.synth.bind(root), root.synthYaml.bind(root)];
    root.synth = () => within(syntheses, synth);
    root.synthYaml = () => within(syntheses, synthYaml);
  }
  return syntheses;
}

/** A synthesis inside another one is part of it. */
function within<R>(syntheses: Syntheses, synthesize: () => R): R {
  if (syntheses.current) return synthesize();
  syntheses.current = {};
  try {
    return synthesize();
  } finally {
    syntheses.current = undefined;
  }
}
