import { App, Chart } from 'cdk8s';
import { Synthesis } from './synthesis';

const { get: chartsOf } = Object.getOwnPropertyDescriptor(App.prototype, 'charts')!;

const watched = new WeakMap<App, StockApp>();

/**
 * A synthesis by cdk8s itself, as far as charts must know of it.
 *
 * cdk8s validates the whole app and infers its dependencies again for each chart. Nothing but the app knows when a synthesis
 * begins and ends; within one it looks at its charts when it has validated everything, and not before.
 */
export class StockApp {
  /** What is known of an app that is not ours. Its charts, watched from the first of them, are the only ones who ask. */
  public static of(app: App): StockApp {
    if (!watched.has(app)) watched.set(app, new StockApp(app));
    return watched.get(app)!;
  }

  private isSynthesizing = false;
  private current?: Synthesis;

  private constructor(private readonly app: App) {
    if (!(app instanceof App)) return;
    const [synth, synthYaml] = [app.synth.bind(app), app.synthYaml.bind(app)];
    app.synth = () => this.within(synth);
    app.synthYaml = () => this.within(synthYaml);
    this.watchCharts();
  }

  /** The synthesis that goes on, or one of its own for whoever asks outside of any. Throws if something is invalid. */
  public get synthesis(): Synthesis {
    if (!this.isSynthesizing) return Synthesis.validated(this.app);
    return this.current ??= Synthesis.validated(this.app);
  }

  private watchCharts(): void {
    const { app } = this;
    if (chartsGetterOf(app) !== chartsOf) return;
    Object.defineProperty(app, 'charts', { configurable: true, get: () => this.isSynthesizing ? this.chartsOfSynthesis() : chartsOf!.call(app) });
  }

  private chartsOfSynthesis(): Chart[] {
    if (!this.current?.isCurrent()) this.current = Synthesis.unvalidated(this.app);
    return this.current.charts;
  }

  /** A synthesis inside another one is part of it. */
  private within<R>(synthesize: () => R): R {
    if (this.isSynthesizing) return synthesize();
    this.isSynthesizing = true;
    try {
      return synthesize();
    } finally {
      this.isSynthesizing = false;
      this.current = undefined;
    }
  }
}

function chartsGetterOf(app: App): unknown {
  for (let type: object | null = app; type; type = Object.getPrototypeOf(type)) {
    const own = Object.getOwnPropertyDescriptor(type, 'charts');
    if (own) return own.get;
  }
  return undefined;
}
